package dev.millrace.server.trigger;

/** Something wrong in what users say about triggers; the message is one sentence for them. */
public final class WrongTriggerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With its sentence. */
    public WrongTriggerException(String sentence) {
        super(sentence, null, false, false);
    }
}
