package dev.millrace.storage.kv.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.embedded.GuardStamps;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Status;

class SerialCommitsTest {
    private static final byte[] KEY = {2, 1};

    @Test
    void plansMadeAfterALostReservationAreNotStale(@TempDir Path directory) {
        try (RocksDatabase database = RocksDatabase.open(directory, RocksStoreContract.ENVIRONMENT)) {
            FailingWriteLog disk = new FailingWriteLog(database);
            GuardStamps guards = new GuardStamps();
            SerialCommits commits = new SerialCommits(database, disk, StoreFacts.read(database, directory), guards);
            disk.failWritesWith(FailingWriteLog.failure(Status.SubCode.None));
            assertThat(commits.<Integer>commit(
                            transaction -> {
                                transaction.putGuarded(KEY, KEY);
                                return 1;
                            },
                            () -> {}))
                    .isInstanceOf(Outcome.Unknown.class);
            disk.failWritesWith(null);
            long planned = guards.seenAt(KEY, commits.committedStamp());

            Outcome<Integer> next = commits.commit(
                    transaction -> {
                        transaction.guard(KEY, planned);
                        return 1;
                    },
                    () -> {});

            assertThat(next).isEqualTo(new Outcome.Unchanged<>(1));
        }
    }
}
