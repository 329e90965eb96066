package dev.millrace.storage.kv;

import org.jspecify.annotations.Nullable;

/** The environment failed: disk, native library, closed store. Handled at the dispatcher only. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
