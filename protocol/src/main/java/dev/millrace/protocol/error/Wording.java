package dev.millrace.protocol.error;

/**
 * Which of AWS's two vintages of error texts a server sends (source: errors.md section 7).
 *
 * <p>Most texts are the same in both; those that are not belong to a {@link WordingFamily}.
 */
public enum Wording {
    /** As in most regions; the default. */
    OLDER,
    /** As in the regions with the validation layer of 2026. */
    NEWER
}
