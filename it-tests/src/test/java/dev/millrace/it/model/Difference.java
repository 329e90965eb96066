package dev.millrace.it.model;

import java.util.function.Supplier;

/** The server and the model disagree. */
final class Difference extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Difference(String message) {
        super(message);
    }

    /** Both sides, with what they are about. */
    static Difference between(String what, Object expected, Object actual) {
        return new Difference(what + "\n  expected: " + expected + "\n  but was:  " + actual);
    }

    /** Throws unless both are equal; what they are about is only said then. */
    static void check(Supplier<String> what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw between(what.get(), expected, actual);
        }
    }
}
