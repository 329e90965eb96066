package dev.millrace.it.streams;

/** What a stream's records carry (source: streams.md C1). */
enum ViewType {
    KEYS_ONLY(false, false),
    NEW_IMAGE(true, false),
    OLD_IMAGE(false, true),
    NEW_AND_OLD_IMAGES(true, true);

    private final boolean withNew;
    private final boolean withOld;

    ViewType(boolean withNew, boolean withOld) {
        this.withNew = withNew;
        this.withOld = withOld;
    }

    boolean isWithNew() {
        return withNew;
    }

    boolean isWithOld() {
        return withOld;
    }
}
