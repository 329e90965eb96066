package dev.millrace.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.ServerProcess;
import dev.millrace.it.story.StoryClient;
import dev.millrace.it.story.SyncStoryClient;
import dev.millrace.it.story.TableRequests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * A server under concurrent writers is killed at a moment nobody chose and started again on the same directory, several
 * times over: no acknowledged write is lost, and the stream tells each change once and in order.
 *
 * <p>The moment is drawn from a seed that stands in every message; {@code -Dmillrace.it.seed=N} draws it again. What the
 * threads do between two acknowledgements cannot be drawn again.
 */
class CrashIT {
    private static final String TABLE = "crashed";
    private static final int WRITER_COUNT = 8;
    private static final int ITEM_COUNT = 50;
    private static final long ROUND_TIMEOUT_SECONDS = 120;

    /** With more than one shard, rotations and splits are under way too, also at the moment of the kill. */
    @ParameterizedTest(name = "fsync {0}, {1} shards, killed {2} times")
    @CsvSource({"never, 1, 5, 3000", "always, 1, 5, 300", "never, 4, 5, 2000", "always, 4, 3, 200"})
    void acknowledgedWritesSurviveTheKillWithTheirRecords(
            String fsync, int shardCount, int killCount, int writesBeforeKillMax, @TempDir Path folder)
            throws Exception {
        long seed = Long.getLong("millrace.it.seed", System.nanoTime());
        Random random = new Random(seed);
        Ledger ledger = new Ledger();
        String streamArn = "";
        int listedCount = shardCount;
        for (int round = 0; round <= killCount; round++) {
            String place = "seed " + seed + ", after kill " + round;
            try (ServerProcess server = ServerProcess.onDirectory(
                            folder.resolve("data"), "--fsync", fsync, "--stream-shards", "" + shardCount);
                    StoryClient client = new SyncStoryClient(server.endpoint())) {
                if (round == 0) {
                    streamArn = client.createTable(TableRequests.create(TABLE, StreamViewType.NEW_AND_OLD_IMAGES))
                            .tableDescription()
                            .latestStreamArn();
                } else {
                    listedCount = audit(client, streamArn, ledger, place);
                }
                if (round < killCount) {
                    int writeCount = 1 + random.nextInt(writesBeforeKillMax);
                    writeUntilKilled(server, "r" + round, writeCount, shardCount > 1, random, ledger, place);
                }
            }
        }
        System.out.println("crash test, fsync " + fsync + ", seed " + seed + ": " + ledger.acknowledgedCount()
                + " acknowledged writes, " + ledger.inFlight().size() + " without an answer, " + listedCount
                + " shards");
        assertThat(listedCount).as("shards, seed " + seed).matches(count -> count > shardCount || shardCount == 1);
    }

    private static int audit(StoryClient client, String streamArn, Ledger ledger, String place) {
        try {
            Audit audit = new Audit(client, TABLE, streamArn);
            audit.lineageIsWhole();
            audit.recordsAreDistinctAndInOrder();
            audit.imagesChainFromFirstToLast();
            audit.streamHoldsWhatTheWritersKnow(ledger);
            return audit.shardCount();
        } catch (AssertionError e) {
            throw new AssertionError(place + ": " + e.getMessage(), e);
        }
    }

    private static void writeUntilKilled(
            ServerProcess server,
            String round,
            int writeCount,
            boolean isResharded,
            Random random,
            Ledger ledger,
            String place)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITER_COUNT + 1);
        try {
            CountDownLatch moment = ledger.after(writeCount);
            Resharder resharder = new Resharder(server.endpoint(), TABLE, moment, new Random(random.nextLong()));
            Future<Integer> resharding = isResharded ? threads.submit(resharder) : CompletableFuture.completedFuture(0);
            List<Future<Long>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITER_COUNT; writer++) {
                writers.add(threads.submit(new Writer(
                        server.endpoint(),
                        TABLE,
                        round + "w" + writer,
                        ITEM_COUNT,
                        new Random(random.nextLong()),
                        ledger)));
            }
            boolean reached = moment.await(ROUND_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (isResharded) {
                resharder.awaitUnderWay(ROUND_TIMEOUT_SECONDS);
            }
            server.kill();
            resharding.get(ROUND_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            for (Future<Long> writer : writers) {
                writer.get(ROUND_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            }
            assertThat(reached)
                    .as("%s: %d writes in time\n%s", place, writeCount, server.transcript())
                    .isTrue();
        } finally {
            threads.shutdownNow();
        }
    }
}
