package dev.millrace.it.benchmark.load;

/** A run that produced no figures: a server that did not start, an answer that is not 200 or not well formed. */
final class LoadFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoadFailure(String message) {
        super(message);
    }

    LoadFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
