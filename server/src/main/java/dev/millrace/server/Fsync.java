package dev.millrace.server;

/** When a write counts as done. */
public enum Fsync {
    /** When the operating system has it: it survives the end of the process, not that of the machine. */
    NEVER,
    /** When the disk has it: it survives a power cut. */
    ALWAYS
}
