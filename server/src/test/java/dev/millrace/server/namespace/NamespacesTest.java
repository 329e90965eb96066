package dev.millrace.server.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.StoreInUseException;
import dev.millrace.streams.StreamSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamespacesTest {
    private static Namespaces open(@Nullable Path directory, boolean isolated, int countMax) {
        return Namespaces.open(new NamespaceOptions(
                directory,
                Durability.FSYNC_NEVER,
                isolated,
                countMax,
                false,
                Long.MAX_VALUE,
                StreamSettings.DEFAULT,
                InstantSource.fixed(Instant.EPOCH),
                new SplittableRandom(1)));
    }

    @Test
    void allCallersShareOneNamespaceByDefault() {
        try (Namespaces namespaces = open(null, false, 1)) {
            assertThat(namespaces.findOpen("a", "r")).containsSame(namespaces.open("b", "s"));
        }
    }

    @Test
    void isolatedCallersHaveTheirOwn() {
        try (Namespaces namespaces = open(null, true, 10)) {
            assertThat(namespaces.findOpen("a", "r")).isEmpty();
            Namespace first = namespaces.open("a", "r");

            assertThat(namespaces.open("a", "r")).isSameAs(first);
            assertThat(namespaces.findOpen("a", "r")).containsSame(first);
            assertThat(namespaces.open("a", "other")).isNotSameAs(first);
            assertThat(namespaces.open("b", "r")).isNotSameAs(first);
        }
    }

    @Test
    void isolatedNamespacesAreLimitedAndClosedOnRequest() {
        try (Namespaces namespaces = open(null, true, 2)) {
            namespaces.open("a", "r");
            namespaces.open("b", "r");
            assertThatThrownBy(() -> namespaces.open("c", "r")).hasMessageContaining("All 2 isolated namespaces");

            assertThat(namespaces.closeIsolated("a", "r")).isTrue();
            assertThat(namespaces.closeIsolated("a", "r")).isFalse();
            assertThat(namespaces.open("c", "r")).isNotNull();
        }
    }

    @Test
    void eachIsolatedNamespaceHasADirectory(@TempDir Path directory) throws IOException {
        try (Namespaces namespaces = open(directory, true, 4)) {
            namespaces.open("AKID", "eu-west-1");
            namespaces.open("akid", "eu-west-1");
            namespaces.open("../../etc", "x");
        }
        try (var names = Files.list(directory.resolve("isolated"))) {
            assertThat(names.map(path -> path.getFileName().toString().toLowerCase(java.util.Locale.ROOT)))
                    .hasSize(3)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void noThreadIsNamedAfterAnAccessKeyId(@TempDir Path directory) {
        try (Namespaces namespaces = Namespaces.open(new NamespaceOptions(
                directory,
                Durability.FSYNC_ALWAYS,
                true,
                1,
                false,
                Long.MAX_VALUE,
                StreamSettings.DEFAULT,
                InstantSource.fixed(Instant.EPOCH),
                new SplittableRandom(1)))) {
            namespaces.open("SECRETKEYID", "eu-west-1").clock().schedule(Instant.EPOCH.plusSeconds(60), () -> {});

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .anyMatch(name -> name.startsWith("millrace-clock-"))
                    .anyMatch(name -> name.startsWith("millrace-commit-"))
                    .noneMatch(name -> name.contains("SECRETKEYID"));
        }
    }

    @Test
    void aHeldDirectoryIsRefusedWithTheHoldersPid(@TempDir Path directory) {
        try (DataDirectory held = DataDirectory.hold(directory)) {
            assertThat(held.resolve("x")).isEqualTo(directory.resolve("x"));
            assertThatThrownBy(() -> DataDirectory.hold(directory))
                    .isInstanceOf(StoreInUseException.class)
                    .hasMessageContaining(" " + ProcessHandle.current().pid());
        }
        DataDirectory.hold(directory).close();
    }

    @Test
    void aFileIsNoDirectory(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.hold(file))
                .isInstanceOf(StoreException.class)
                .hasMessage("The data directory " + file + " is not a directory.");
    }
}
