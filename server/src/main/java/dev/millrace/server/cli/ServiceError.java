package dev.millrace.server.cli;

/** An error that the server answered. */
final class ServiceError extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    ServiceError(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The error's code without namespace. */
    String code() {
        return code;
    }
}
