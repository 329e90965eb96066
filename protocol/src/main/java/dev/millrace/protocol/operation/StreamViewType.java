package dev.millrace.protocol.operation;

/** Which images a stream record carries (source: service model). */
public enum StreamViewType {
    NEW_IMAGE,
    OLD_IMAGE,
    NEW_AND_OLD_IMAGES,
    KEYS_ONLY
}
