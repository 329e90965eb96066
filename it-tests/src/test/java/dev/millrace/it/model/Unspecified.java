package dev.millrace.it.model;

/** What a request should do is written nowhere, so the step is not played at all. */
final class Unspecified extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unspecified(String what) {
        super(what, null, false, false);
    }
}
