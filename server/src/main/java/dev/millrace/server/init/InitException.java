package dev.millrace.server.init;

import org.jspecify.annotations.Nullable;

/** A file that cannot be loaded; the message is one plain sentence for the user. */
public final class InitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InitException(String message, @Nullable Throwable cause) {
        super(message.endsWith(".") ? message : message + ".", cause);
    }
}
