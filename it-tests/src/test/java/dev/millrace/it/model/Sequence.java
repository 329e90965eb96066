package dev.millrace.it.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A sequence of steps, drawn from a seed alone.
 *
 * @param world the tables it is played on
 * @param isOnDisk whether it is to be played on a server that can be restarted
 */
record Sequence(long seed, List<TableShape> world, boolean isOnDisk, List<Step> steps) {
    private static final int STEP_COUNT_MIN = 20;
    private static final int STEP_COUNT_MAX = 50;
    private static final int INDEXED_PERCENT = 8;
    private static final int ON_DISK_PERCENT = 20;
    private static final int RESTART_PERCENT = 10;

    /** The sequence of this seed. */
    static Sequence of(long seed) {
        return new Drawing(seed).sequence(ON_DISK_PERCENT, RESTART_PERCENT);
    }

    /** The sequence of this seed with at least one restart in it. */
    static Sequence withRestart(long seed) {
        return new Drawing(seed).sequence(100, 100);
    }

    /** Draws the parts in a fixed order. */
    private static final class Drawing {
        private final long seed;
        private final Alphabet alphabet;
        private final WriteChoice writes;
        private final ReadChoice reads;
        private final ConditionChoice conditions;
        private final List<TableShape> drawnWorld;
        private final List<TableShape> world;
        private final List<TransactWriteStep> transactions = new ArrayList<>();

        Drawing(long seed) {
            this.seed = seed;
            // Random mixes seeds that follow one another too little for its first numbers to differ.
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            alphabet = new Alphabet(random);
            conditions = new ConditionChoice(alphabet);
            writes = new WriteChoice(alphabet, conditions);
            reads = new ReadChoice(alphabet, conditions);
            drawnWorld = alphabet.pick(Shapes.WORLDS);
            world = new ArrayList<>(drawnWorld);
        }

        Sequence sequence(int onDiskPercent, int restartPercent) {
            boolean onDisk = alphabet.chance(onDiskPercent);
            List<Step> steps = new ArrayList<>();
            int count = STEP_COUNT_MIN + alphabet.below(STEP_COUNT_MAX - STEP_COUNT_MIN + 1);
            int indexed = alphabet.chance(INDEXED_PERCENT) ? alphabet.below(count) : count;
            while (steps.size() < count) {
                if (steps.size() == indexed) {
                    steps.add(changeIndex());
                    indexed += alphabet.below(count);
                }
                steps.add(step());
            }
            if (onDisk && alphabet.chance(restartPercent)) {
                steps.add(alphabet.below(steps.size()), new RestartStep());
            }
            return new Sequence(seed, drawnWorld, onDisk, List.copyOf(steps));
        }

        /** Adds an index to the first table, or takes it away again; later reads use it. */
        private Step changeIndex() {
            TableShape table = world.get(0);
            List<IndexShape> indexes = new ArrayList<>(table.indexes());
            boolean isCreation = table.equals(drawnWorld.get(0));
            IndexShape index = isCreation
                    ? Shapes.added(alphabet.pick(List.of("ALL", "KEYS_ONLY", "INCLUDE")))
                    : indexes.remove(indexes.size() - 1);
            if (isCreation) {
                indexes.add(index);
            }
            world.set(0, table.withIndexes(indexes));
            return new IndexStep(table.name(), index, isCreation, alphabet.chance(10));
        }

        private TableShape table() {
            return world.get(alphabet.chance(75) ? 0 : 1);
        }

        private Step step() {
            TableShape table = table();
            int choice = alphabet.below(100);
            if (choice < 22) {
                return new WriteStep(writes.put(table, writes.key(table), alphabet.chance(20)));
            }
            if (choice < 44) {
                return new WriteStep(writes.update(table, writes.key(table), alphabet.chance(20)));
            }
            if (choice < 51) {
                return new WriteStep(writes.delete(table, writes.key(table), alphabet.chance(20)));
            }
            if (choice < 57) {
                return batchWrite();
            }
            if (choice < 65) {
                return transaction();
            }
            if (choice < 72) {
                return get();
            }
            return choice < 92 ? reads.query(table) : reads.scan(table);
        }

        /** Keys of both tables, no two of which are equal. */
        private Set<Target> targets(int countMax) {
            Set<Target> targets = new LinkedHashSet<>();
            for (int number = 1 + alphabet.below(countMax); number > 0; number--) {
                TableShape table = table();
                targets.add(new Target(table, writes.key(table)));
            }
            return targets;
        }

        private Step batchWrite() {
            return new BatchWriteStep(targets(8).stream()
                    .map(target -> alphabet.chance(70)
                            ? writes.put(target.table(), target.key(), false)
                            : writes.delete(target.table(), target.key(), false))
                    .toList());
        }

        private Step transaction() {
            if (!transactions.isEmpty() && alphabet.chance(20)) {
                return alphabet.pick(transactions);
            }
            List<Write> members = targets(6).stream()
                    .map(target -> writes.member(target.table(), target.key()))
                    .toList();
            if (alphabet.chance(50)) {
                return new TransactWriteStep(members, null);
            }
            TransactWriteStep step = new TransactWriteStep(members, seed % 100_000 + "-" + transactions.size());
            transactions.add(step);
            return step;
        }

        private Step get() {
            String operation = alphabet.pick(List.of("GetItem", "BatchGetItem", "TransactGetItems"));
            Set<Target> targets = targets(operation.equals("GetItem") ? 1 : 6);
            List<Selection> ofTables = world.stream().map(this::selection).toList();
            return new GetStep(
                    operation,
                    targets.stream()
                            .map(target -> new GetStep.Wanted(
                                    target.table().name(),
                                    target.key(),
                                    operation.equals("BatchGetItem")
                                            ? ofTables.get(world.indexOf(target.table()))
                                            : selection(target.table())))
                            .toList());
        }

        private Selection selection(TableShape table) {
            return alphabet.chance(70)
                    ? Selection.DEFAULT
                    : Selection.of(conditions.paths(WriteChoice.attributes(table)));
        }

        private record Target(TableShape table, Item key) {}
    }
}
