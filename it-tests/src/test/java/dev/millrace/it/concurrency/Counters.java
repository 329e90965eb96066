package dev.millrace.it.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers and sets that all clients ADD to: every ADD is answered with a sum of its own, and none is lost. */
final class Counters implements Workload {
    private static final int COUNTER_COUNT = 3;
    private static final int MEMBERS_A_SET = 100;

    private final Map<String, Queue<Long>> sums = new ConcurrentHashMap<>();
    private final Map<String, Queue<String>> members = new ConcurrentHashMap<>();
    private final AtomicInteger memberCount = new AtomicInteger();

    @Override
    public void begin(Client client) {
        // ADD creates its item.
    }

    @Override
    public void act(Client client) {
        if (client.random().nextInt(3) > 0) {
            String counter = "c-" + client.random().nextInt(COUNTER_COUNT);
            JsonNode answer = client.succeed(
                    "UpdateItem",
                    "{'TableName':'many','Key':{'pk':{'S':'count'},'sk':{'S':'" + counter + "'}},"
                            + "'UpdateExpression':'ADD n :one','ExpressionAttributeValues':{':one':{'N':'1'}},"
                            + "'ReturnValues':'UPDATED_NEW'}");
            sums.computeIfAbsent(counter, name -> new ConcurrentLinkedQueue<>())
                    .add(answer.path("Attributes").path("n").path("N").asLong());
        } else {
            String set = "set-" + memberCount.incrementAndGet() / MEMBERS_A_SET;
            String member = client.newName();
            client.succeed(
                    "UpdateItem",
                    "{'TableName':'many','Key':{'pk':{'S':'sets'},'sk':{'S':'" + set + "'}},"
                            + "'UpdateExpression':'ADD m :one','ExpressionAttributeValues':{':one':{'SS':['" + member
                            + "']}}}");
            members.computeIfAbsent(set, name -> new ConcurrentLinkedQueue<>()).add(member);
        }
    }

    @Override
    public void check(Client client, Replay replay) {
        sums.forEach((counter, told) -> {
            Set<Long> distinct = new HashSet<>(told);
            assertThat(distinct).as("sums of %s, each told once", counter).hasSameSizeAs(told);
            assertThat(distinct).as("sums of %s", counter).allMatch(sum -> sum >= 1 && sum <= told.size());
            assertThat(item(client, "count", counter).path("n").path("N").asLong())
                    .as("%s in the end", counter)
                    .isEqualTo(told.size());
        });
        members.forEach((set, added) -> {
            Set<String> present = new HashSet<>();
            item(client, "sets", set).path("m").path("SS").forEach(member -> present.add(member.asText()));
            assertThat(present).as("members of %s", set).isEqualTo(Set.copyOf(added));
        });
    }

    private static JsonNode item(Client client, String partition, String sort) {
        return client.succeed(
                        "GetItem",
                        "{'TableName':'many','ConsistentRead':true,'Key':{'pk':{'S':'" + partition + "'},'sk':{'S':'"
                                + sort + "'}}}")
                .path("Item");
    }

    @Override
    public String summary() {
        return sums.values().stream().mapToInt(Queue::size).sum() + " sums, "
                + members.values().stream().mapToInt(Queue::size).sum() + " members of sets";
    }
}
