package dev.millrace.protocol.expression.eval;

import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.model.Item;
import java.util.List;

/** A projection, ready to be applied to items. Immutable and thread-safe. */
public final class BoundProjection {
    private final List<DocumentPath> paths;
    private final PathTree tree;

    /** Takes over {@code paths}, of which {@code tree} was built. */
    public BoundProjection(List<DocumentPath> paths, PathTree tree) {
        this.paths = paths;
        this.tree = tree;
    }

    /** What of the item the projection names: keys are not added, missing paths vanish, list elements are packed. */
    public Item project(Item item) {
        Item picked = tree.pick(item);
        return picked == null ? Item.EMPTY : picked;
    }

    /** The paths in the order of the text. */
    public List<DocumentPath> paths() {
        return List.copyOf(paths);
    }
}
