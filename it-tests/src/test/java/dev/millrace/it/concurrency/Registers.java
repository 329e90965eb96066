package dev.millrace.it.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.concurrency.Operation.Content;
import dev.millrace.it.fixture.JsonConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A few items that all clients read, put, swap, create and delete, alone and in transactions of one; no value is written
 * twice. Each item is used for a bounded number of calls, and its history must be linearizable.
 */
final class Registers implements Workload {
    private static final int SLOT_COUNT = 4;
    private static final int CALLS_A_REGISTER = 250;

    private final CommitOrder order;
    private final AtomicReferenceArray<Register> slots = new AtomicReferenceArray<>(SLOT_COUNT);
    private final Queue<Register> all = new ConcurrentLinkedQueue<>();
    private final AtomicInteger registerCount = new AtomicInteger();

    Registers(CommitOrder order) {
        this.order = order;
    }

    private static final class Register {
        private final String key;
        private final AtomicInteger ticketCount = new AtomicInteger();
        private final Queue<Operation> history = new ConcurrentLinkedQueue<>();
        private volatile Content lastSeen = Content.NONE;

        Register(String key) {
            this.key = key;
        }
    }

    @Override
    public void begin(Client client) {
        for (int slot = 0; slot < SLOT_COUNT; slot++) {
            slots.set(slot, newRegister());
        }
    }

    private Register newRegister() {
        Register register = new Register("r-" + registerCount.incrementAndGet());
        all.add(register);
        return register;
    }

    @Override
    public void act(Client client) {
        int slot = client.random().nextInt(SLOT_COUNT);
        Register register = slots.get(slot);
        while (register.ticketCount.incrementAndGet() > CALLS_A_REGISTER) {
            slots.compareAndSet(slot, register, newRegister());
            register = slots.get(slot);
        }
        switch (client.random().nextInt(10)) {
            case 0, 1, 2 -> get(client, register);
            case 3 -> getInTransaction(client, register);
            case 4, 5 -> write(client, register, Optional.empty());
            case 6 -> putInTransaction(client, register);
            case 7 -> write(client, register, Optional.of(Content.NONE));
            case 8 -> write(client, register, Optional.of(register.lastSeen));
            default -> delete(client, register);
        }
    }

    private static String key(Register register) {
        return "{'pk':{'S':'" + register.key + "'},'sk':{'S':'-'}}";
    }

    private static String item(Register register, String value) {
        return "{'pk':{'S':'" + register.key + "'},'sk':{'S':'-'},'w':{'S':'" + value + "'},'g':{'S':'" + register.key
                + "'},'l':{'S':'" + value + "'}}";
    }

    private void get(Client client, Register register) {
        long invokedNanos = System.nanoTime();
        JsonNode answer =
                client.succeed("GetItem", "{'TableName':'many','ConsistentRead':true,'Key':" + key(register) + "}");
        note(
                register,
                invokedNanos,
                Optional.of(content(answer.path("Item"))),
                Optional.empty(),
                true,
                Optional.empty());
    }

    private void getInTransaction(Client client, Register register) {
        long invokedNanos = System.nanoTime();
        JsonConnection.Answer answer = client.call(
                "TransactGetItems", "{'TransactItems':[{'Get':{'TableName':'many','Key':" + key(register) + "}}]}");
        if (!Conflicts.isConflict(answer)) {
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            Content seen = content(answer.body().path("Responses").path(0).path("Item"));
            note(register, invokedNanos, Optional.of(seen), Optional.empty(), true, Optional.empty());
        }
    }

    /** A put; with an expectation it has a condition, and is now and then an update. */
    private void write(Client client, Register register, Optional<Content> expectation) {
        String value = client.newName();
        String rest = expectation
                .map(expected -> expected.value()
                        .map(text ->
                                ",'ConditionExpression':'w = :old','ReturnValuesOnConditionCheckFailure':'ALL_OLD',"
                                        + "'ExpressionAttributeValues':{':old':{'S':'" + text + "'}}}")
                        .orElse(",'ConditionExpression':'attribute_not_exists(pk)',"
                                + "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'}"))
                .orElse("}");
        long invokedNanos = System.nanoTime();
        JsonConnection.Answer answer = client.call(
                "PutItem", "{'TableName':'many','ReturnValues':'ALL_OLD','Item':" + item(register, value) + rest);
        if (Conflicts.isConflict(answer)) {
            return;
        }
        boolean succeeded = answer.status() == 200;
        assertThat(succeeded || answer.errorType().equals("ConditionalCheckFailedException"))
                .as("%s", answer)
                .isTrue();
        Content seen = content(answer.body().path(succeeded ? "Attributes" : "Item"));
        note(register, invokedNanos, Optional.of(seen), expectation, succeeded, Optional.of(Content.of(value)));
    }

    private void putInTransaction(Client client, Register register) {
        String value = client.newName();
        long invokedNanos = System.nanoTime();
        JsonConnection.Answer answer = client.call(
                "TransactWriteItems",
                "{'TransactItems':[{'Put':{'TableName':'many','Item':" + item(register, value) + "}}]}");
        if (!Conflicts.isConflict(answer)) {
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            note(register, invokedNanos, Optional.empty(), Optional.empty(), true, Optional.of(Content.of(value)));
        }
    }

    private void delete(Client client, Register register) {
        long invokedNanos = System.nanoTime();
        JsonConnection.Answer answer =
                client.call("DeleteItem", "{'TableName':'many','ReturnValues':'ALL_OLD','Key':" + key(register) + "}");
        if (!Conflicts.isConflict(answer)) {
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            Content seen = content(answer.body().path("Attributes"));
            note(register, invokedNanos, Optional.of(seen), Optional.empty(), true, Optional.of(Content.NONE));
        }
    }

    private void note(
            Register register,
            long invokedNanos,
            Optional<Content> seen,
            Optional<Content> expectation,
            boolean succeeded,
            Optional<Content> written) {
        long returnedNanos = System.nanoTime();
        register.history.add(new Operation(invokedNanos, returnedNanos, seen, expectation, succeeded, written));
        seen.ifPresent(content -> register.lastSeen = content);
        if (succeeded) {
            written.flatMap(Content::value).ifPresent(value -> {
                register.lastSeen = Content.of(value);
                order.note(value, invokedNanos, returnedNanos);
            });
        }
    }

    private static Content content(JsonNode item) {
        return item.isMissingNode()
                ? Content.NONE
                : Content.of(item.path("w").path("S").asText());
    }

    @Override
    public void check(Client client, Replay replay) {
        for (Register register : all) {
            List<Operation> history = new ArrayList<>(register.history);
            // What the item is in the end is one more read, after all others.
            long nowNanos = System.nanoTime();
            JsonNode answer =
                    client.succeed("GetItem", "{'TableName':'many','ConsistentRead':true,'Key':" + key(register) + "}");
            history.add(new Operation(
                    nowNanos,
                    System.nanoTime(),
                    Optional.of(content(answer.path("Item"))),
                    Optional.empty(),
                    true,
                    Optional.empty()));
            assertThat(Linearizability.violation(history))
                    .as("history of %s", register.key)
                    .isEmpty();
        }
    }

    @Override
    public String summary() {
        return all.size() + " registers with "
                + all.stream().mapToInt(register -> register.history.size()).sum() + " calls";
    }
}
