package dev.millrace.protocol.error;

/** A text in both wordings; which of them is sent is decided where the answer is made. */
record ErrorText(String older, WordingFamily family, String newer) {
    /** What the newer validation layer puts before most of its texts. */
    static final String DETECTED = "1 validation error detected: ";

    /** A text that the newer wording only gives a prefix. */
    static ErrorText prefixed(WordingFamily family, String older) {
        return new ErrorText(older, family, DETECTED + older);
    }

    /** The newer text if that is the server's wording and the operation has it. */
    String in(Wording wording, String operation) {
        return wording == Wording.NEWER && family.isSeenOn(operation) ? newer : older;
    }

    /** A ValidationException with this text. */
    ApiException validation() {
        return new ApiException(this);
    }
}
