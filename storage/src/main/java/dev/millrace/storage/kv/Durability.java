package dev.millrace.storage.kv;

/** When a commit counts as done. An engine that keeps nothing ignores it. */
public enum Durability {
    /** When the operating system has it: survives the end of the process, not that of the machine. */
    FSYNC_NEVER,
    /** When the disk has it: survives a power cut. */
    FSYNC_ALWAYS
}
