package dev.millrace.storage.kv.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.StoreOptions;
import dev.millrace.storage.kv.embedded.CommitListeners;
import dev.millrace.storage.kv.embedded.GuardStamps;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Status;

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

    @Test
    void afterAFailedSyncNothingIsPromisedAnyMore(@TempDir Path directory) throws Exception {
        assertThat(outcomesAroundAFailedSync(directory, Status.SubCode.None))
                .satisfiesExactly(
                        lost -> assertThat(lost).isInstanceOf(Outcome.Unknown.class),
                        later -> assertThat(later).isInstanceOf(Outcome.Failed.class));
    }

    @Test
    void afterAFullDiskItGoesOn(@TempDir Path directory) throws Exception {
        assertThat(outcomesAroundAFailedSync(directory, Status.SubCode.NoSpace))
                .satisfiesExactly(
                        lost -> assertThat(lost).isInstanceOf(Outcome.Unknown.class),
                        later -> assertThat(later).isInstanceOf(Outcome.Committed.class));
    }

    /** The outcome of a commit whose sync fails, and of the next one, whose sync would work. */
    private static List<Outcome<Integer>> outcomesAroundAFailedSync(Path directory, Status.SubCode reason)
            throws Exception {
        try (RocksDatabase database = RocksDatabase.open(directory, RocksStoreContract.ENVIRONMENT)) {
            FailingWriteLog disk = new FailingWriteLog(database);
            StoreFacts facts = StoreFacts.read(database, directory);
            SerialCommits commits = new SerialCommits(database, disk, facts, new GuardStamps());
            GroupCommits group = new GroupCommits(database, disk, commits, new CommitListeners());
            try {
                disk.failSyncsWith(FailingWriteLog.failure(reason));
                Outcome<Integer> lost = write(group);
                disk.failSyncsWith(null);
                return List.of(lost, write(group));
            } finally {
                group.close();
            }
        }
    }

    private static Outcome<Integer> write(GroupCommits group) throws Exception {
        CompletableFuture<Outcome<Integer>> done = new CompletableFuture<>();
        group.<Integer>submit(
                        transaction -> {
                            transaction.put(new byte[] {4, 1}, new byte[] {1});
                            return 1;
                        },
                        done::complete)
                .run();
        return done.get(30, TimeUnit.SECONDS);
    }
}
