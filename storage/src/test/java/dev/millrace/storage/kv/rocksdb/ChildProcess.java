package dev.millrace.storage.kv.rocksdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second process with a store open, which is killed when a test has seen enough. */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static ChildProcess start(Class<?> main, String... arguments) throws IOException {
        return start(command(main, arguments));
    }

    /** As {@link #start}, with a small file system mounted on a directory that only the child sees. */
    static ChildProcess startOnFileSystem(Path mount, String size, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=\"$1\" tmpfs \"$2\" && shift 2 && exec \"$@\"",
                "sh",
                size,
                mount.toString()));
        command.addAll(command(main, arguments));
        return start(command);
    }

    private static ChildProcess start(List<String> command) throws IOException {
        return new ChildProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    long pid() {
        return process.pid();
    }

    /** The next line the process writes; empty at its end. */
    String line() throws IOException {
        String line = output.readLine();
        return line == null ? "" : line;
    }

    /** Ends the process without giving it a chance to close anything, and returns all it had written. */
    List<String> kill() throws IOException, InterruptedException {
        // Through the handle, because the process itself would close its output, which is still to be read.
        process.toHandle().destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
        List<String> left = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            left.add(line);
        }
        return left;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
