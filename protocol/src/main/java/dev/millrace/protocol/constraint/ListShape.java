package dev.millrace.protocol.constraint;

import dev.millrace.protocol.error.ConstraintTexts;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A list with bounds on its length. */
final class ListShape<T> extends Shape<List<T>> {
    private final Shape<T> element;
    private final int lengthMin;
    private final int lengthMax;

    ListShape(Shape<T> element, int lengthMin, int lengthMax) {
        this.element = element;
        this.lengthMin = lengthMin;
        this.lengthMax = lengthMax;
    }

    @Override
    Object read(JsonReader in, Place place) {
        List<@Nullable Object> elements = new ArrayList<>();
        in.enterList(place);
        while (in.nextElement()) {
            elements.add(in.isNull() ? null : element.read(in, Place.ELEMENT));
        }
        return elements;
    }

    @Override
    void check(Object value, String path, Violations violations) {
        List<?> elements = (List<?>) value;
        if (elements.size() < lengthMin) {
            violations.add(render(value), path, ConstraintTexts.lengthAtLeast(lengthMin));
        }
        if (elements.size() > lengthMax) {
            violations.add(render(value), path, ConstraintTexts.lengthAtMost(lengthMax));
        }
        for (int index = 0; index < elements.size(); index++) {
            Object member = elements.get(index);
            String memberPath = path + '.' + (index + 1) + ".member";
            if (member == null) {
                violations.add(null, memberPath, ConstraintTexts.NOT_NULL);
            } else {
                element.check(member, memberPath, violations);
            }
        }
    }

    @Override
    String render(Object value) {
        StringJoiner joiner = new StringJoiner(", ", "[", "]");
        for (Object member : (List<?>) value) {
            joiner.add(member == null ? "null" : element.render(member));
        }
        return joiner.toString();
    }
}
