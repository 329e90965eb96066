package dev.millrace.it.benchmark.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A kind of server to be measured, started as its users start it: default heap, default options. */
enum Target {
    MILLRACE("Millrace, disk"),
    MILLRACE_MEMORY("Millrace, memory"),
    /** What the image runs, without an engine around it. */
    IMAGE("Millrace of the image, disk"),
    IMAGE_MEMORY("Millrace of the image, memory"),
    DYNAMODB_LOCAL("DynamoDB Local, memory");

    /** The target that all others are compared with. */
    static final Target BASELINE = DYNAMODB_LOCAL;

    private final String label;

    Target(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The name on the command line. */
    String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Target ofOption(String option) {
        for (Target target : values()) {
            if (target.option().equals(option)) {
                return target;
            }
        }
        throw new LoadFailure("no target is called " + option);
    }

    /**
     * The command that starts the server on loopback.
     *
     * @param artifact Millrace's jar, the files of its image, or DynamoDB Local's class path
     */
    List<String> command(String artifact, int port, Path dataDirectory) {
        List<String> command = new ArrayList<>();
        boolean image = this == IMAGE || this == IMAGE_MEMORY;
        Path home = image ? Path.of(artifact, "jre") : Path.of(System.getProperty("java.home"));
        command.add(home.resolve("bin/java").toString());
        if (image) {
            // As its ENTRYPOINT has it.
            command.addAll(List.of(
                    "-XX:+UseSerialGC",
                    "-XX:-UsePerfData",
                    "-Djava.library.path=" + artifact + "/app/native",
                    "-XX:AOTCache=" + artifact + "/app/millrace.aot"));
        }
        String portText = Integer.toString(port);
        command.addAll(
                switch (this) {
                    case MILLRACE ->
                        List.of("-jar", artifact, "--port", portText, "--data-dir", dataDirectory.toString());
                    case MILLRACE_MEMORY -> List.of("-jar", artifact, "--port", portText, "--in-memory");
                    case IMAGE ->
                        List.of(
                                "-jar",
                                artifact + "/app/millrace.jar",
                                "--port",
                                portText,
                                "--data-dir",
                                dataDirectory.toString());
                    case IMAGE_MEMORY ->
                        List.of("-jar", artifact + "/app/millrace.jar", "--port", portText, "--in-memory");
                    // DynamoDB Local listens on all interfaces and has no option for another address.
                    case DYNAMODB_LOCAL ->
                        List.of(
                                "-cp",
                                artifact,
                                "software.amazon.dynamodb.services.local.main.ServerRunner",
                                "-inMemory",
                                "-sharedDb",
                                "-disableTelemetry",
                                "-port",
                                portText);
                });
        return command;
    }
}
