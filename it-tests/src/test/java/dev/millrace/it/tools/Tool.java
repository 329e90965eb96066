package dev.millrace.it.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What a suite may need beyond a JDK and Maven. Presence is looked up once per JVM, on first use. Thread-safe. */
public enum Tool {
    /** The command {@code aws}. */
    AWS_CLI("the AWS CLI (aws)", true, "aws", "--version"),
    /** A {@code python3} that can import boto3. */
    BOTO3("python3 with boto3", true, "python3", "-c", "import boto3"),
    /** The command {@code node}. */
    NODE("Node.js (node)", true, "node", "--version"),
    /** What {@code npm ci} installs in the folder of the suites for Node.js. */
    NODE_PACKAGES("Node.js with the packages of it-tests/src/test/js (npm ci)", true) {
        @Override
        boolean lookUp() {
            return NODE.isPresent()
                    && Files.isRegularFile(
                            Checkout.root().resolve("it-tests/src/test/js/node_modules/.package-lock.json"));
        }
    },
    /**
     * The image that {@code docker/build} makes, on an engine that answers. Not everybody has one, so it is required
     * only by {@code -Dmillrace.image=required}, as CI says once it has built the image.
     */
    IMAGE("the image millrace:local of docker/build", false, "docker", "image", "inspect", "millrace:local") {
        @Override
        public boolean isInstallable() {
            return System.getProperty("millrace.image", "optional").equals("required");
        }
    },
    /** The command {@code docker-compose}, required where the image is. */
    COMPOSE("docker-compose", false, "docker-compose", "--version") {
        @Override
        public boolean isInstallable() {
            return IMAGE.isInstallable();
        }
    },
    /** The folder {@code shared} beside the checkout, with the recorded answers of AWS. */
    REFERENCE_PACK("the folder ../shared with the reference material", false) {
        @Override
        boolean lookUp() {
            return Files.isDirectory(Checkout.referencePack());
        }
    };

    private static final long TIMEOUT_SECONDS = 60;
    private static final ConcurrentHashMap<Tool, Boolean> PRESENT = new ConcurrentHashMap<>();

    private final String description;
    private final boolean installable;

    @SuppressWarnings("ImmutableEnumChecker") // A copy that never changes.
    private final List<String> command;

    Tool(String description, boolean installable, String... command) {
        this.description = description;
        this.installable = installable;
        this.command = List.of(command);
    }

    /** Tells whether the tool is here; for a command, whether it runs and exits with 0. */
    public boolean isPresent() {
        return PRESENT.computeIfAbsent(this, Tool::lookUp);
    }

    /**
     * Tells whether a build script can install the tool. What it cannot install belongs to the machine, and its absence
     * skips and lists the suite even with {@code -Dmillrace.tools=required}.
     */
    public boolean isInstallable() {
        return installable;
    }

    /** The tool's name as printed to a person. */
    public String description() {
        return description;
    }

    boolean lookUp() {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false; // The command does not exist: that is the answer looked for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for " + description, e);
        }
    }
}
