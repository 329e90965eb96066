package dev.millrace.it.model;

import java.util.List;
import java.util.Optional;

/** The tables that sequences are played on: between them every kind of key, index and projection. */
final class Shapes {
    private static final KeyAttribute PK = new KeyAttribute("pk", "S");
    private static final KeyAttribute SK = new KeyAttribute("sk", "S");
    private static final KeyAttribute G1 = new KeyAttribute("g1", "S");
    private static final KeyAttribute G2 = new KeyAttribute("g2", "N");
    private static final KeyAttribute G3 = new KeyAttribute("g3", "B");
    private static final KeyAttribute L1 = new KeyAttribute("l1", "N");
    private static final KeyAttribute L2 = new KeyAttribute("l2", "S");

    /** Text keys, three local and four global indexes, one of them with several attributes, one over the table's key. */
    static final TableShape WIDE = new TableShape(
            "wide",
            PK,
            Optional.of(SK),
            List.of(
                    local("l-keys", PK, L1, "KEYS_ONLY"),
                    local("l-some", PK, L2, "INCLUDE", "a"),
                    local("l-all", PK, G2, "ALL"),
                    global("g-all", List.of(G1), List.of(G2), "ALL"),
                    global("g-keys", List.of(G1), List.of(), "KEYS_ONLY"),
                    global("g-some", List.of(G1, G3), List.of(G2, L2), "INCLUDE", "a", "c"),
                    global("g-turned", List.of(SK), List.of(PK), "ALL")));

    /** A number as its only key. */
    static final TableShape PLAIN = new TableShape(
            "plain",
            new KeyAttribute("id", "N"),
            Optional.empty(),
            List.of(
                    global("g-keys", List.of(G3), List.of(L1), "KEYS_ONLY"),
                    global("g-some", List.of(G2), List.of(), "INCLUDE", "b")));

    /** Bytes and numbers as keys; two indexes have one definition, which is that of the table. */
    static final TableShape BINARY = new TableShape(
            "binary",
            new KeyAttribute("bk", "B"),
            Optional.of(new KeyAttribute("nk", "N")),
            List.of(
                    local("l-all", new KeyAttribute("bk", "B"), G3, "ALL"),
                    global("g-same", List.of(new KeyAttribute("bk", "B")), List.of(new KeyAttribute("nk", "N")), "ALL"),
                    global(
                            "g-again",
                            List.of(new KeyAttribute("bk", "B")),
                            List.of(new KeyAttribute("nk", "N")),
                            "KEYS_ONLY"),
                    global("g-many", List.of(L2), List.of(G1, L1, G2), "KEYS_ONLY")));

    /** What a sequence is played on: a table of many indexes and a small one. */
    static final List<List<TableShape>> WORLDS = List.of(List.of(WIDE, PLAIN), List.of(BINARY, PLAIN));

    /** An index to add to tables that are in use; every table has other indexes on its attributes. */
    static IndexShape added(String projection) {
        List<String> nonKeyAttributes = projection.equals("INCLUDE") ? List.of("c", "g1") : List.of();
        return new IndexShape("g-added", false, List.of(G2), List.of(L1), projection, nonKeyAttributes);
    }

    private Shapes() {}

    private static IndexShape local(
            String name, KeyAttribute hash, KeyAttribute range, String projection, String... nonKeyAttributes) {
        return new IndexShape(name, true, List.of(hash), List.of(range), projection, List.of(nonKeyAttributes));
    }

    private static IndexShape global(
            String name,
            List<KeyAttribute> hash,
            List<KeyAttribute> range,
            String projection,
            String... nonKeyAttributes) {
        return new IndexShape(name, false, hash, range, projection, List.of(nonKeyAttributes));
    }
}
