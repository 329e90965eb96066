package dev.millrace.it.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Items that are put once and never changed, in partitions of bounded size that all clients query.
 *
 * <p>A consistent Query of the table or of a local index shows every item whose put had been acknowledged when it was sent,
 * and none that nobody had begun to put. A Query of a global index may be late (AWS promises no more), but shows no item
 * that nobody put, and each as it was put.
 */
final class Entries implements Workload {
    private static final int SLOT_COUNT = 4;
    private static final int ITEMS_A_PARTITION = 60;

    private final CommitOrder order;
    private final AtomicReferenceArray<Partition> slots = new AtomicReferenceArray<>(SLOT_COUNT);
    private final AtomicInteger partitionCount = new AtomicInteger();
    private final AtomicInteger putCount = new AtomicInteger();
    private final AtomicInteger queryCount = new AtomicInteger();

    Entries(CommitOrder order) {
        this.order = order;
    }

    private static final class Partition {
        private final String key;
        private final AtomicInteger ticketCount = new AtomicInteger();
        private final Set<String> invoked = ConcurrentHashMap.newKeySet();
        private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

        Partition(String key) {
            this.key = key;
        }
    }

    @Override
    public void begin(Client client) {
        for (int slot = 0; slot < SLOT_COUNT; slot++) {
            slots.set(slot, newPartition());
        }
    }

    private Partition newPartition() {
        return new Partition("e-" + partitionCount.incrementAndGet());
    }

    @Override
    public void act(Client client) {
        int slot = client.random().nextInt(SLOT_COUNT);
        Partition partition = slots.get(slot);
        switch (client.random().nextInt(6)) {
            case 0 -> query(client, partition, "'ConsistentRead':true", "pk", true);
            case 1 -> query(client, partition, "'IndexName':'by-l','ConsistentRead':true", "pk", true);
            case 2 -> query(client, partition, "'IndexName':'by-g'", "g", false);
            default -> {
                if (partition.ticketCount.incrementAndGet() > ITEMS_A_PARTITION) {
                    slots.compareAndSet(slot, partition, newPartition());
                } else {
                    put(client, partition);
                }
            }
        }
    }

    private void put(Client client, Partition partition) {
        String name = client.newName();
        partition.invoked.add(name);
        long invokedNanos = System.nanoTime();
        client.succeed(
                "PutItem",
                "{'TableName':'many','Item':{'pk':{'S':'" + partition.key + "'},'sk':{'S':'" + name + "'},'w':{'S':'"
                        + name + "'},'g':{'S':'" + partition.key + "'},'l':{'S':'l-" + name + "'}}}");
        order.note(name, invokedNanos, System.nanoTime());
        partition.acknowledged.add(name);
        putCount.incrementAndGet();
    }

    private void query(Client client, Partition partition, String options, String hash, boolean isConsistent) {
        Set<String> required = Set.copyOf(partition.acknowledged);
        JsonNode answer = client.succeed(
                "Query",
                "{'TableName':'many'," + options + ",'KeyConditionExpression':'" + hash
                        + " = :p','ExpressionAttributeValues':{':p':{'S':'" + partition.key + "'}}}");
        Set<String> allowed = Set.copyOf(partition.invoked);
        Set<String> shown = new HashSet<>();
        for (JsonNode item : answer.path("Items")) {
            String name = item.path("sk").path("S").asText();
            assertThat(shown.add(name))
                    .as("%s is shown once by %s", name, options)
                    .isTrue();
            assertThat(item.path("w").path("S").asText()).as("%s", item).isEqualTo(name);
            assertThat(item.path("l").path("S").asText()).as("%s", item).isEqualTo("l-" + name);
        }
        assertThat(allowed).as("what had been sent, against %s", options).containsAll(shown);
        if (isConsistent) {
            assertThat(shown).as("what a consistent read shows, %s", options).containsAll(required);
        }
        queryCount.incrementAndGet();
    }

    @Override
    public void check(Client client, Replay replay) {
        // What the table and its indexes hold in the end is compared with the stream, for all workloads together.
    }

    @Override
    public String summary() {
        return putCount + " entries, " + queryCount + " queries of them";
    }
}
