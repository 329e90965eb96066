package dev.millrace.it.model;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a read answers of each entry.
 *
 * @param paths those of a projection expression, on different attributes; empty for the other kinds
 */
record Selection(Kind kind, List<Path> paths) {
    static final Selection DEFAULT = new Selection(Kind.DEFAULT, List.of());
    static final Selection COUNT = new Selection(Kind.COUNT, List.of());
    static final Selection ALL = new Selection(Kind.ALL, List.of());

    /** The kinds of selection. */
    enum Kind {
        DEFAULT,
        COUNT,
        ALL,
        PATHS
    }

    static Selection of(List<Path> paths) {
        return new Selection(Kind.PATHS, paths);
    }

    boolean isCount() {
        return kind == Kind.COUNT;
    }

    /** Whether the keys of an entry are sure to be in its answer. */
    boolean showsKeys() {
        return kind == Kind.DEFAULT || kind == Kind.ALL;
    }

    /** What is answered of an entry; unprojected attributes of a local index come from the table. */
    Item apply(Entry entry) {
        return switch (kind) {
            case DEFAULT, COUNT -> entry.shown();
            case ALL -> entry.whole();
            case PATHS -> Path.project(paths, entry.whole());
        };
    }

    void addTo(ObjectNode request, Placeholders placeholders) {
        switch (kind) {
            case DEFAULT -> {}
            case COUNT -> request.put("Select", "COUNT");
            case ALL -> request.put("Select", "ALL_ATTRIBUTES");
            case PATHS ->
                request.put(
                        "ProjectionExpression",
                        paths.stream().map(path -> path.render(placeholders)).collect(joining(", ")));
        }
    }
}
