package dev.millrace.storage.kv.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.storage.kv.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseLocationTest {

    @TempDir
    private Path store;

    @Test
    void withoutThePointerNoRestoredDatabaseIsRemoved() throws IOException {
        Path restored = Files.createDirectory(store.resolve("restored-1"));

        assertThatThrownBy(() -> DatabaseLocation.in(store))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is damaged: its file database is missing");

        assertThat(restored).isDirectory();
    }

    @Test
    void whatARestoreLeftBesideTheDatabaseIsRemoved() throws IOException {
        Files.createFile(store.resolve("CURRENT"));
        Path leftOver = Files.createDirectory(store.resolve("restored-1"));

        assertThat(DatabaseLocation.in(store).current()).isEqualTo(store);

        assertThat(leftOver).doesNotExist();
    }
}
