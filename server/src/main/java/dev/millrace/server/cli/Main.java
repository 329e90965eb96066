package dev.millrace.server.cli;

/**
 * The entry point. It knows nothing but what a health check needs, which a container engine runs every few seconds: the
 * rest of the program is loaded by whoever asks for it.
 */
public final class Main {
    private Main() {}

    /** Checks a running server's health for the argument {@code healthcheck}; else runs the {@link Program}. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(HealthCheck.NAME)) {
            System.exit(HealthCheck.run(arguments));
        }
        Program.run(arguments);
    }
}
