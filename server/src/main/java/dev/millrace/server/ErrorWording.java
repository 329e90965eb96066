package dev.millrace.server;

/** Which of AWS's two vintages of error texts a server sends. */
public enum ErrorWording {
    /** As AWS words its errors in most regions. */
    OLDER,
    /** As AWS words them where its validation layer of 2026 has arrived; most texts are the same. */
    NEWER
}
