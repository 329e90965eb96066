package dev.millrace.server.admin;

/** A call that cannot be carried out; its message is a sentence for who sent it. */
final class AdminRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    AdminRefusal(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    /** The caller's mistake. */
    static AdminRefusal badRequest(String sentence) {
        return new AdminRefusal(400, sentence);
    }

    /** Something that is not there. */
    static AdminRefusal notFound(String sentence) {
        return new AdminRefusal(404, sentence);
    }

    int status() {
        return status;
    }
}
