package dev.millrace.it.streams;

import dev.millrace.it.fixture.JsonConnection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;

/** Writes one item after the other in any way there is, each value once, and knows what must be in which stream. */
final class StressWriter implements Callable<StressWriter> {
    static final String TABLE = "Stressed";
    private static final Set<String> CONFLICTS =
            Set.of("TransactionConflictException", "TransactionCanceledException", "TransactionInProgressException");
    private static final List<WritePath> WRITING = WritePath.writing();
    private static final List<WritePath> REMOVING =
            WritePath.removing().stream().filter(path -> !path.isByTheService()).toList();

    private final ShiftingServer server;
    private final String name;
    private final int itemCount;
    private final Random random;
    private final Map<String, Integer> certain = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private long unknownCount;

    StressWriter(ShiftingServer server, String name, int itemCount, Random random) {
        this.server = server;
        this.name = name;
        this.itemCount = itemCount;
        this.random = random;
    }

    @Override
    public StressWriter call() throws InterruptedException {
        try (ReturningClient client = new ReturningClient(server)) {
            for (long number = 0; !server.isOver(); number++) {
                boolean isRemoval = random.nextInt(5) == 0;
                List<WritePath> paths = isRemoval ? REMOVING : WRITING;
                write(client, paths.get(random.nextInt(paths.size())), isRemoval, name + "-" + number);
            }
        } finally {
            // For the one that fails, so that nobody goes on without it.
            server.endWriting();
        }
        return this;
    }

    private void write(ReturningClient client, WritePath path, boolean isRemoval, String value)
            throws InterruptedException {
        String key = "'pk':{'S':'item-" + random.nextInt(itemCount) + "'}";
        int epoch = server.epoch();
        Optional<JsonConnection.Answer> answer =
                client.tryCall(path.operation(), path.request(TABLE, key, Map.of("v", "{'S':'" + value + "'}")));
        if (answer.isEmpty()) {
            unknownCount++;
        } else if (answer.get().status() == 200) {
            // The stream that was on before and after was on all the time, so the change is in it.
            if (!isRemoval && epoch % 2 == 0 && epoch == server.epoch()) {
                certain.put(value, epoch / 2);
            }
            server.acknowledge();
        } else if (CONFLICTS.contains(answer.get().errorType())) {
            refused.add(value);
        } else {
            throw new AssertionError(path + " of " + value + " was answered " + answer.get());
        }
    }

    /** Values that must be in a stream, with the number of the stream. */
    Map<String, Integer> certain() {
        return certain;
    }

    /** Values that must be in none. */
    Set<String> refused() {
        return refused;
    }

    /** How often the server was gone before it answered. */
    long unknownCount() {
        return unknownCount;
    }
}
