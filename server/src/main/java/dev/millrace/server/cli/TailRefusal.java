package dev.millrace.server.cli;

/** Why there is nothing to print; the message is one sentence for the user. */
final class TailRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    TailRefusal(String sentence) {
        super(sentence, null, false, false);
    }
}
