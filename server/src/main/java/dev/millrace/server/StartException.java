package dev.millrace.server;

import org.jspecify.annotations.Nullable;

/** The server cannot start; the message is one plain sentence for the user. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
