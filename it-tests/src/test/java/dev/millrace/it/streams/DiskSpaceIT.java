package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream that is written for days needs the disk of one day: what is trimmed is given back (source: streams.md E). */
class DiskSpaceIT {
    private static final String TABLE = "Filling";
    private static final int WRITES_A_DAY = 400;
    private static final int VALUE_SIZE = 200_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void whatADayLeavesInTheStreamIsGoneFromTheDiskADayLater(@TempDir Path folder) {
        Path data = folder.resolve("data");
        Random random = new Random(4);
        // Each write has an image before and one after.
        long streamSize = 2L * WRITES_A_DAY * VALUE_SIZE;
        List<Long> megabytes = new ArrayList<>();
        try (ServerProcess process = ServerProcess.onDirectory(data);
                StreamServer server = StreamServer.of(process)) {
            StreamHandle stream = server.createTable(TABLE, "NEW_AND_OLD_IMAGES");
            for (int day = 0; day < 3; day++) {
                for (int write = 0; write < WRITES_A_DAY; write++) {
                    server.succeed("PutItem", item("k" + write % 5, random));
                }
                long full = size(data);
                assertThat(full).as("a day's images are on the disk").isGreaterThan(streamSize * 9 / 10);
                server.advance("PT26H");
                assertThat(stream.all()).isEmpty();
                Awaitility.await()
                        .atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(size(data)).as("after trimming").isLessThan(full - streamSize / 2));
                megabytes.add(full >> 20);
                megabytes.add(size(data) >> 20);
            }
        }
        System.out.println("disk of " + (streamSize >> 20) + " MiB of stream a day, full and trimmed: " + megabytes);
    }

    private static String item(String key, Random random) {
        byte[] bytes = new byte[VALUE_SIZE];
        random.nextBytes(bytes);
        return "{'TableName':'" + TABLE + "','Item':{'pk':{'S':'" + key + "'},'b':{'B':'"
                + Base64.getEncoder().encodeToString(bytes) + "'}}}";
    }

    private static long size(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(DiskSpaceIT::fileSize).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long fileSize(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            // Deleted since it was listed, which is what this test is about.
            return 0;
        }
    }
}
