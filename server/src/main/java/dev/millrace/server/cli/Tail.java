package dev.millrace.server.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The command {@code tail}: prints the changes of a table until the stream ends or the process is told to. */
final class Tail {
    private static final int EXIT_WELL = 0;
    private static final int EXIT_WRONG = 2;
    private static final long END_PATIENCE_SECONDS = 2;

    private Tail() {}

    /** Prints, and returns the code to exit with: 0 when the stream has ended, 2 with a sentence if there is none. */
    static int run(TailOptions options) {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        // So that a signal ends it between two lines and not within one.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, ended), "millrace-tail-end"));
        ServiceClient client = new ServiceClient(options.endpoint(), options.accessKeyId(), options.region());
        try {
            new StreamFollower(client, options, printer(options.json()), System.err::println, stop).follow();
            return EXIT_WELL;
        } catch (TailRefusal refusal) {
            System.err.println(refusal.getMessage());
            return EXIT_WRONG;
        } finally {
            System.err.flush();
            ended.countDown();
        }
    }

    @SuppressWarnings("SystemConsoleNull") // It is null where there is no terminal, as the property demands.
    private static TailPrinter printer(boolean json) {
        // What is printed is UTF-8 whatever the platform's encoding; JSON is nothing else.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        // Newer platforms have a console also without a terminal unless told to be as they were.
        if (System.getProperty("jdk.console") == null) {
            System.setProperty("jdk.console", "java.base");
        }
        if (json || System.console() == null) {
            return new JsonLinePrinter(out);
        }
        String noColour = System.getenv("NO_COLOR");
        return new ChangePrinter(out, noColour == null || noColour.isEmpty());
    }

    private static void end(CountDownLatch stop, CountDownLatch ended) {
        stop.countDown();
        try {
            // Longer only if a request is under way; nothing of its answer has been printed yet.
            ended.await(END_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
