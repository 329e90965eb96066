package dev.millrace.storage.kv.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    @TempDir
    Path cache = Path.of("");

    @Test
    void libraryIsUnpackedOnceAndNothingElseIsLeft() throws Exception {
        String first = load();
        List<Path> files = files();
        FileTime unpackedAt = Files.getLastModifiedTime(files.get(0));
        String second = load();

        assertThat(first).isEqualTo("loaded");
        assertThat(second).isEqualTo("loaded");
        assertThat(files).hasSize(1);
        assertThat(files()).isEqualTo(files);
        assertThat(Files.getLastModifiedTime(files.get(0))).isEqualTo(unpackedAt);
    }

    @Test
    void truncatedLibraryIsUnpackedAgain() throws Exception {
        load();
        Path file = files().get(0);
        long size = Files.size(file);
        Files.write(file, new byte[10]);

        assertThat(load()).isEqualTo("loaded");
        assertThat(Files.size(file)).isEqualTo(size);
    }

    /** In a process of its own, because a library is loaded once a process. */
    private String load() throws Exception {
        try (ChildProcess process = ChildProcess.start(LibraryLoader.class, cache.toString())) {
            return process.line();
        }
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> all = Files.walk(cache)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
