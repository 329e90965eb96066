package dev.millrace.storage.kv.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.storage.kv.Durability;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A full disk, made in a mount namespace of its own; skipped where the system does not let us have one. */
class DiskFullTest {
    @TempDir
    Path mount = Path.of("");

    @ParameterizedTest
    @EnumSource
    void storeFailsPlainlyKeepsReadingAndHealsByItself(Durability durability) throws Exception {
        assumeTrue(canMount(), "no mount namespaces here");
        try (ChildProcess writer = ChildProcess.startOnFileSystem(
                mount, "24m", DiskFullWriter.class, mount.toString(), durability.name())) {
            assertThat(writer.line()).isEqualTo("failed: The disk is full.");
            assertThat(writer.line()).isEqualTo("readable while full: true");
            assertThat(writer.line()).isEqualTo("healed: true");
            assertThat(writer.line()).isEqualTo("reopened: true");
        }
    }

    @Test
    void storeOnAFullDiskIsRefusedPlainly() throws Exception {
        assumeTrue(canMount(), "no mount namespaces here");
        try (ChildProcess opener =
                ChildProcess.startOnFileSystem(mount, "8k", FullDiskOpener.class, mount.toString())) {
            assertThat(opener.line())
                    .isEqualTo("The data directory " + mount.resolve("store") + " cannot be opened: the disk is full.");
        }
    }

    private static boolean canMount() throws Exception {
        try {
            return new ProcessBuilder("unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
                            .start()
                            .waitFor()
                    == 0;
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
