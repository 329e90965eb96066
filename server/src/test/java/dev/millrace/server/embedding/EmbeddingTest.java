package dev.millrace.server.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many servers in one program, in memory: each on its own, without native code, and nothing left when they are closed. */
@Timeout(120)
class EmbeddingTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void twentyServersInOneProgramLeaveNothingBehindAndLoadNoNativeEngine() throws Exception {
        List<String> output = run();

        assertThat(output).contains("done");
        for (int index = 0; index < 20; index++) {
            String begin = "server " + index + " holds ";
            String own = "\"own-" + index + "\"";
            assertThat(output.stream().filter(line -> line.startsWith(begin)))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains(own, "\"Count\":1"));
        }
        assertThat(output).noneMatch(line -> line.startsWith("left: "));
        assertThat(output)
                .as("classes that are loaded only when they are needed")
                .anyMatch(line -> line.contains("dev.millrace.server.MillraceServer"))
                .noneMatch(line -> line.contains(" org.rocksdb."))
                .noneMatch(line -> line.contains(" io.prometheus."))
                .noneMatch(line -> line.contains(" picocli."));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private List<String> run() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:-UsePerfData",
                "-Xlog:class+load=info:stdout:none",
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                "-cp",
                classPath(),
                EmbeddingProgram.class.getName()));
        Process program = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            List<String> output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(program.waitFor()).as(String.join("\n", output)).isZero();
            return output;
        } finally {
            program.destroyForcibly();
        }
    }

    /** Absolute, because the program runs in a folder of its own. */
    private static String classPath() {
        List<String> parts = new ArrayList<>();
        String own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String part : own.split(File.pathSeparator, -1)) {
            if (!part.isEmpty()) {
                parts.add(Path.of(part).toAbsolutePath().toString());
            }
        }
        return String.join(File.pathSeparator, parts);
    }
}
