package dev.millrace.protocol.expression.legacy;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.LegacyErrors;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.expression.eval.BoundProjection;
import dev.millrace.protocol.expression.eval.PathTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Binds AttributesToGet: top-level attributes, to which keys are not added. */
public final class LegacyProjection {
    private LegacyProjection() {}

    /**
     * Binds the names.
     *
     * @throws ApiException if one of them is no name or stands twice
     */
    public static BoundProjection of(List<String> attributesToGet) {
        Set<String> known = new HashSet<>();
        List<DocumentPath> paths = new ArrayList<>(attributesToGet.size());
        for (String attribute : attributesToGet) {
            DocumentPath path = LegacyNames.path(attribute);
            if (!known.add(attribute)) {
                throw LegacyErrors.duplicateAttributeToGet(attribute);
            }
            paths.add(path);
        }
        return new BoundProjection(paths, PathTree.of(paths));
    }
}
