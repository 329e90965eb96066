package dev.millrace.storage.kv.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.OrderedStoreContract;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.StoreInUseException;
import dev.millrace.storage.kv.StoreModel;
import dev.millrace.storage.kv.StoreOptions;
import dev.millrace.storage.kv.StoreSnapshot;
import dev.millrace.storage.kv.StoreSnapshots.Carry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine on disk promises in addition, with and without fsync. */
abstract class RocksStoreContract extends OrderedStoreContract {
    /** Shared by all tests of this process, as it is by all stores of a server; ends with the process. */
    static final RocksEnvironment ENVIRONMENT = new RocksEnvironment(RocksEnvironment.MEMORY_BUDGET_BYTES);

    private final Durability durability;

    @TempDir
    Path directory = Path.of("");

    RocksStoreContract(Durability durability) {
        this.durability = durability;
    }

    @Override
    protected OrderedStore open() {
        return ENVIRONMENT.open(StoreOptions.in(directory, durability));
    }

    @Test
    void reopenedStoreHasEverythingAndHigherStamps() {
        long stamp = put(item("a"), "1");
        store().close();

        try (OrderedStore again = open()) {
            assertThat(text(again.get(item("a")))).isEqualTo("1");
            assertThat(again.<Long>read(ReadView::stamp)).isGreaterThanOrEqualTo(stamp);
            assertThat(StampProbe.commit(again)).isGreaterThan(stamp);
        }
    }

    @Test
    void randomTransactionsSurviveReopening() {
        for (long seed = 1; seed <= 3; seed++) {
            Path own = directory.resolve("model" + seed);
            OrderedStore first = ENVIRONMENT.open(StoreOptions.in(own, durability));
            StoreModel model = new StoreModel(first, seed);
            model.run(200);
            first.close();
            try (OrderedStore second = ENVIRONMENT.open(StoreOptions.in(own, durability))) {
                model.compareAll(second);
            }
        }
    }

    @Test
    void killedProcessLosesNoAnsweredCommit() throws Exception {
        Path own = directory.resolve("killed");
        List<String> answered = new ArrayList<>();
        try (ChildProcess writer = ChildProcess.start(EndlessWriter.class, own.toString(), durability.name())) {
            for (int count = 0; count < 500; count++) {
                answered.add(writer.line());
            }
            answered.addAll(writer.kill());
        }
        // The last line may have been cut short.
        answered.remove(answered.size() - 1);

        try (OrderedStore again = ENVIRONMENT.open(StoreOptions.in(own, durability))) {
            long stamp = 0;
            for (String line : answered) {
                stamp = Long.parseLong(line);
                assertThat(again.get(EndlessWriter.key(stamp)))
                        .as("item of %d", stamp)
                        .hasSize(200);
                assertThat(again.get(EndlessWriter.recordKey(stamp)))
                        .as("record of %d", stamp)
                        .hasSize(200);
            }
            assertThat(again.<Long>read(view -> view.counter(EndlessWriter.COUNTER)))
                    .isGreaterThanOrEqualTo(answered.size());
            assertThat(StampProbe.commit(again)).isGreaterThan(stamp);
        }
    }

    @Test
    void namedStatesAndRestoresSurviveReopening() {
        putAll("a");
        take("base");
        putAll("b");
        restore("base");
        long stamp = put(item("c"), "after");
        store().close();

        try (OrderedStore again = open()) {
            assertThat(text(again.get(item("b")))).isEqualTo("absent");
            assertThat(text(again.get(item("c")))).isEqualTo("after");
            assertThat(again.snapshots().list()).extracting(StoreSnapshot::name).containsExactly("base");
            assertThat(StampProbe.commit(again)).isGreaterThan(stamp);
            assertThat(again.snapshots().restore("base", Carry.NOTHING)).isPresent();
            assertThat(text(again.get(item("a")))).isEqualTo("a");
            assertThat(text(again.get(item("c")))).isEqualTo("absent");
        }
    }

    @Test
    void restoredDatabaseTakesThePlaceOfTheOldOne() throws Exception {
        putAll("a");
        take("base");
        restore("base");
        restore("base");

        try (Stream<Path> children = Files.list(directory)) {
            assertThat(children.map(child -> child.getFileName().toString()))
                    .containsExactlyInAnyOrder("millrace.lock", "database", "restored-2", "snapshots");
        }
        store().snapshots().drop("base");
        try (Stream<Path> children = Files.list(directory.resolve("snapshots"))) {
            assertThat(children).isEmpty();
        }
    }

    @Test
    void processKilledWhileRestoringLeavesTheOldStateOrTheRestoredOne() throws Exception {
        Random random = new Random(20_261_122L);
        for (int kill = 0; kill < 4; kill++) {
            Path own = directory.resolve("restoring" + kill);
            int last = 1 + random.nextInt(6);
            long stamp = 0;
            try (ChildProcess restorer = ChildProcess.start(EndlessRestorer.class, own.toString(), durability.name())) {
                for (int count = 0; count < last; count++) {
                    stamp = Long.parseLong(restorer.line());
                }
                // Somewhere in the restore that follows the line.
                long until = System.nanoTime() + random.nextInt(30_000_000);
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                restorer.kill();
            }
            try (OrderedStore again = ENVIRONMENT.open(StoreOptions.in(own, durability))) {
                byte[] value = again.get(EndlessRestorer.KEY);
                assertThat(value).as("kill %d after line %d", kill, last).hasSize(Integer.BYTES);
                int round = ByteBuffer.wrap(value).getInt();
                assertThat(round == 0 || round >= last)
                        .as("round %d, last %d", round, last)
                        .isTrue();
                assertThat(StampProbe.commit(again)).isGreaterThan(stamp);
                assertThat(again.snapshots().restore("base", Carry.NOTHING)).isPresent();
                assertThat(again.get(EndlessRestorer.KEY)).isEqualTo(new byte[Integer.BYTES]);
                try (Stream<Path> children = Files.list(own)) {
                    assertThat(children.filter(
                                    child -> child.getFileName().toString().startsWith("restored-")))
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void directoryOpenInAnotherProcessIsRefusedWithItsId() throws Exception {
        Path own = directory.resolve("held");
        try (ChildProcess holder = ChildProcess.start(EndlessWriter.class, own.toString(), durability.name())) {
            holder.line();

            assertThatThrownBy(() -> ENVIRONMENT.open(StoreOptions.in(own, durability)))
                    .isInstanceOfSatisfying(
                            StoreInUseException.class,
                            refusal -> assertThat(refusal.holderPid()).hasValue(holder.pid()))
                    .hasMessageContaining("in use by process " + holder.pid());
        }
    }

    @Test
    void directoryOpenInThisProcessIsRefusedUntilClosed() {
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        StoreInUseException.class,
                        refusal -> assertThat(refusal.holderPid())
                                .hasValue(ProcessHandle.current().pid()));

        store().close();
        open().close();
    }

    private static long sizeOfFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void fileInPlaceOfTheDirectoryIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> ENVIRONMENT.open(StoreOptions.in(file, durability)))
                .isInstanceOf(StoreException.class)
                .hasMessage("The data directory " + file + " is not a directory.");
    }

    @Test
    void unknownFormatIsRefused() {
        Path own = directory.resolve("future");
        try (OrderedStore future = ENVIRONMENT.open(StoreOptions.in(own, durability))) {
            future.transact(transaction -> {
                transaction.put(StoreFacts.FORMAT_KEY.clone(), new byte[] {0, 0, 0, 99});
                return 1;
            });
        }

        assertThatThrownBy(() -> ENVIRONMENT.open(StoreOptions.in(own, durability)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has a format that this version does not know (99)");
        // The refusal has let go of everything: it can be asked again.
        assertThatThrownBy(() -> ENVIRONMENT.open(StoreOptions.in(own, durability)))
                .hasMessageContaining("format");
    }

    @Test
    void deletedRangeStaysDeletedAfterReopening() {
        commit(transaction -> {
            for (int index = 0; index < 100; index++) {
                transaction.put(new byte[] {5, (byte) index}, new byte[1000]);
            }
        });
        commit(transaction -> transaction.deleteRange(new byte[] {5, 0}, new byte[] {5, 90}));
        store().close();

        try (OrderedStore again = open()) {
            List<byte[]> left = new ArrayList<>();
            again.read(view -> {
                view.scan(new byte[] {5}, new byte[] {6}, false, (key, value) -> left.add(key));
                return left;
            });
            assertThat(left).hasSize(10);
        }
    }

    @Test
    void reclaimingADeletedRangeGivesItsSpaceBack() throws Exception {
        Random random = new Random(7);
        byte[] value = new byte[1 << 20];
        for (int index = 0; index < 80; index++) {
            random.nextBytes(value);
            byte[] key = {5, 1, (byte) index};
            byte[] copy = value.clone();
            commit(transaction -> transaction.put(key, copy));
        }
        commit(transaction -> transaction.put(new byte[] {5, 2}, new byte[] {1}));
        byte[] end = {5, 1, (byte) 80};
        commit(transaction -> transaction.deleteRange(new byte[] {5, 1}, end.clone()));
        assertThat(sizeOfFiles(directory)).as("before").isGreaterThan(64L << 20);

        store().reclaim(new byte[] {5, 1}, end);

        // What the write buffer and the log still held is there until it is written out.
        assertThat(sizeOfFiles(directory)).as("after").isLessThan(48L << 20);
        List<byte[]> left = new ArrayList<>();
        store().read(view -> {
            view.scan(new byte[] {5}, new byte[] {6}, false, (key, found) -> left.add(key));
            return left;
        });
        assertThat(left).containsExactly(new byte[] {5, 2});
    }

    @Test
    void environmentOutlivesItsStores() {
        RocksEnvironment own = new RocksEnvironment(16 << 20);
        OrderedStore first = own.open(StoreOptions.in(directory.resolve("one"), durability));
        OrderedStore second = own.open(StoreOptions.in(directory.resolve("two"), durability));
        assertThatThrownBy(own::close).isInstanceOf(IllegalStateException.class);
        first.close();
        StampProbe.commit(second);
        second.close();
        own.close();
        own.close();

        assertThatThrownBy(() -> own.open(StoreOptions.in(directory.resolve("one"), durability)))
                .isInstanceOf(StoreException.class);
    }
}
