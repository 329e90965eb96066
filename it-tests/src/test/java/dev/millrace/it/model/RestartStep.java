package dev.millrace.it.model;

/** The server is ended and started again on its data. */
record RestartStep() implements Step {
    @Override
    public void run(Session session) {
        session.server().restart();
    }

    @Override
    public String line(Session session) {
        return "# the server is restarted";
    }
}
