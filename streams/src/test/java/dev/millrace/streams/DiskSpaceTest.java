package dev.millrace.streams;

import static dev.millrace.streams.StreamsFixture.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.StoreEnvironment;
import dev.millrace.storage.kv.StoreOptions;
import dev.millrace.storage.kv.StoreProvider;
import dev.millrace.storage.table.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trimming gives space back to the disk, not only to whoever lists the stream. */
class DiskSpaceTest {
    private static final int WRITE_COUNT = 300;
    private static final int IMAGE_SIZE = 300 << 10;

    @Test
    void whatADayTrimsLeavesTheDisk(@TempDir Path directory) throws IOException {
        Random random = new Random(11);
        try (StoreEnvironment environment = StoreProvider.require("rocksdb").environment();
                OrderedStore store = environment.open(StoreOptions.in(directory, Durability.FSYNC_NEVER));
                StreamsFixture it = new StreamsFixture(store, StreamSettings.DEFAULT)) {
            TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);
            byte[] bytes = new byte[IMAGE_SIZE];
            for (int write = 0; write < WRITE_COUNT; write++) {
                random.nextBytes(bytes);
                it.put(table, item("k", "b", new AttributeValue.B(Binary.copyOf(bytes))));
                it.clock.advance(Duration.ofMinutes(1));
            }
            long before = size(directory);
            assertThat(before).isGreaterThan((long) WRITE_COUNT * IMAGE_SIZE / 2);

            it.clock.advance(Duration.ofDays(2));

            // What is left are the log and the write buffers of the item, which was written as often.
            assertThat(size(directory)).isLessThan(before - (long) WRITE_COUNT * IMAGE_SIZE / 2);
        }
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
