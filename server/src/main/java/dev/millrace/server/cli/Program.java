package dev.millrace.server.cli;

import dev.millrace.server.MillraceOptions;
import dev.millrace.server.MillraceServer;
import dev.millrace.server.StartException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** The program: reads the command line, starts a server, says where it is, and stops it when told to. */
final class Program {
    private static final int EXIT_WRONG = 2;

    private Program() {}

    /** Starts the server, or ends the process with code 2 and one sentence. */
    static void run(String[] arguments) {
        quietNetty();
        if (arguments.length > 0 && arguments[0].equals(Rehearsal.NAME)) {
            Rehearsal.run(version());
            return;
        }
        Command command = new CommandLineReader(System.getenv(), version()).read(arguments);
        if (command instanceof Command.Print print) {
            System.out.print(print.text());
            System.out.flush();
        } else if (command instanceof Command.Refuse refuse) {
            refuse(refuse.sentence());
        } else if (command instanceof Command.Tail tail) {
            System.exit(Tail.run(tail.options()));
        } else if (command instanceof Command.Triggers triggers) {
            System.exit(TriggersTable.run(triggers.options()));
        } else if (command instanceof Command.Serve serve) {
            serve(serve);
        }
    }

    /** Spares the start what Netty does for purposes we do not have; a user's own setting is left alone. */
    private static void quietNetty() {
        // Event recording loads the flight recorder; leak detection keeps records of buffers; the ids of process and
        // machine, which name channels in logs, are found by walking all network interfaces.
        String[][] settings = {
            {"io.netty.jfr.enabled", "false"},
            {"io.netty.leakDetection.level", "disabled"},
            {"io.netty.machineId", "00:00:00:00:00:01"},
            {"io.netty.processId", "1"},
        };
        for (String[] setting : settings) {
            if (System.getProperty(setting[0]) == null) {
                System.setProperty(setting[0], setting[1]);
            }
        }
    }

    private static void serve(Command.Serve serve) {
        Logging.start(serve.logLevel());
        MillraceServer server;
        try {
            server = MillraceServer.start(serve.options(), InstantSource.system());
        } catch (StartException refused) {
            refuse(String.valueOf(refused.getMessage()));
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Thread stop = new Thread(
                () -> {
                    server.close();
                    stopped.countDown();
                },
                "millrace-shutdown");
        Runtime.getRuntime().addShutdownHook(stop);
        greet(System.out, server, serve.options());
        try {
            // The server's threads are daemons, for the sake of programs that embed it; here they are all there is.
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuse(String sentence) {
        System.err.println(sentence);
        System.err.flush();
        System.exit(EXIT_WRONG);
    }

    static void greet(PrintStream out, MillraceServer server, MillraceOptions options) {
        String data = options.dataDirectory()
                .map(Path::toAbsolutePath)
                .map(Path::normalize)
                .map(Path::toString)
                .orElse("in memory only");
        out.println("Millrace " + version() + " listens on " + server.uri());
        out.println("Data: " + data);
        out.println("For the AWS CLI and the SDKs:");
        out.println("  export AWS_ENDPOINT_URL_DYNAMODB=" + server.uri());
        out.println("  export AWS_ENDPOINT_URL_DYNAMODB_STREAMS=" + server.uri());
        if (options.triggers().hasAny()) {
            out.println("  export AWS_ENDPOINT_URL_LAMBDA=" + server.uri());
        }
        out.println("  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_REGION=us-east-1"
                + " AWS_DEFAULT_REGION=us-east-1");
        out.flush();
    }

    private static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
