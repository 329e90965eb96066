package dev.millrace.storage.kv;

import java.nio.file.Path;
import java.util.OptionalLong;

/** The store's directory is already open, in this process or in another. */
public final class StoreInUseException extends StoreException {
    private static final long serialVersionUID = 1L;

    private static final long UNKNOWN = -1;

    private final long holderPid;

    private StoreInUseException(String message, long holderPid) {
        super(message);
        this.holderPid = holderPid;
    }

    /** The directory is open in the process with this id. */
    public static StoreInUseException heldBy(Path directory, long holderPid) {
        return new StoreInUseException(
                "The data directory " + directory + " is in use by process " + holderPid + ".", holderPid);
    }

    /** The directory is open in another process, which has not written its id. */
    public static StoreInUseException heldByUnknown(Path directory) {
        return new StoreInUseException("The data directory " + directory + " is in use by another process.", UNKNOWN);
    }

    /** The id of the process that has the store open, if known. */
    public OptionalLong holderPid() {
        return holderPid == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(holderPid);
    }
}
