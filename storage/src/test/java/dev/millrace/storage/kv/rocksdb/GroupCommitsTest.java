package dev.millrace.storage.kv.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.StoreOptions;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitsTest {
    @Test
    void anErrorInACompletionEndsNothingElse(@TempDir Path directory) throws Exception {
        CompletableFuture<Outcome<Integer>> next = new CompletableFuture<>();
        try (OrderedStore store =
                RocksStoreContract.ENVIRONMENT.open(StoreOptions.in(directory, Durability.FSYNC_ALWAYS))) {
            store.<Integer>transact(transaction -> 1, outcome -> {
                throw new AssertionError("expected by the test");
            });
            store.<Integer>transact(transaction -> 2, next::complete);

            assertThat(next.get(30, TimeUnit.SECONDS)).isEqualTo(new Outcome.Unchanged<>(2));
        }
    }
}
