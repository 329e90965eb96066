package dev.millrace.it.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One thread's share of a run: it draws sequences by their seeds and plays them on servers of its own.
 *
 * <p>Tables are emptied after a sequence, deleted and created again after some, and the server in memory is replaced now and
 * then so that its streams do not grow without end.
 */
final class ModelRun implements AutoCloseable {
    private static final int SEQUENCES_A_WORLD = 40;
    private static final int WORLDS_A_SERVER = 50;

    private final Hosts hosts;
    private final Lane memory = new Lane(false);
    private final Lane disk = new Lane(true);
    private long sequenceCount;
    private long stepCount;
    private long callCount;

    /** Starts a server: one that can be restarted if asked for one. */
    interface Hosts {
        ServerHost start(boolean restartable);
    }

    /** Nothing is started yet. */
    ModelRun(Hosts hosts) {
        this.hosts = hosts;
    }

    long sequenceCount() {
        return sequenceCount;
    }

    long stepCount() {
        return stepCount;
    }

    long callCount() {
        return callCount;
    }

    /** Plays one sequence; what comes back is the report of a failure. */
    Optional<String> play(Sequence sequence) {
        Lane lane = sequence.isOnDisk() ? disk : memory;
        World world = lane.world(sequence.world());
        long callsBefore = world.callCount();
        Optional<Play.Failure> failure = Play.of(world, sequence.steps());
        sequenceCount++;
        stepCount += sequence.steps().size();
        callCount += world.callCount() - callsBefore;
        return failure.map(found -> report(sequence, found, () -> lane.newWorld(sequence.world())));
    }

    private static String report(Sequence sequence, Play.Failure failure, Supplier<World> worlds) {
        Play.Cut cut = Play.cut(worlds, sequence.steps(), failure);
        return "sequence of seed " + sequence.seed() + (sequence.isOnDisk() ? " on disk" : " in memory")
                + " failed after " + failure.stepCount() + " of "
                + sequence.steps().size() + " steps: " + failure.message() + "\ncut to "
                + cut.steps().size() + " steps:\n"
                + String.join("\n", cut.failure().trace()) + "\n"
                + cut.failure().message();
    }

    @Override
    public void close() {
        memory.close();
        disk.close();
    }

    /** A server and the tables in use on it, one set for each world there is. */
    private final class Lane {
        private final boolean restartable;
        private final Map<List<TableShape>, Tables> tables = new HashMap<>();
        private Optional<ServerHost> host = Optional.empty();
        private int worldsLeft;

        Lane(boolean restartable) {
            this.restartable = restartable;
        }

        World world(List<TableShape> shapes) {
            Tables present = tables.get(shapes);
            if (present != null && present.sequencesLeft > 0 && !present.world.isSpent()) {
                present.sequencesLeft--;
                return present.world;
            }
            if (present != null) {
                present.world.delete();
            }
            World world = newWorld(shapes);
            tables.put(shapes, new Tables(world));
            return world;
        }

        World newWorld(List<TableShape> shapes) {
            if (host.isEmpty() || worldsLeft <= 0) {
                close();
                host = Optional.of(hosts.start(restartable));
                worldsLeft = WORLDS_A_SERVER;
            }
            worldsLeft--;
            return new World(host.orElseThrow(), UUID.randomUUID().toString().substring(0, 8) + "-", shapes);
        }

        void close() {
            tables.clear();
            host.ifPresent(ServerHost::close);
            host = Optional.empty();
        }
    }

    private static final class Tables {
        private final World world;
        private int sequencesLeft = SEQUENCES_A_WORLD - 1;

        Tables(World world) {
            this.world = world;
        }
    }
}
