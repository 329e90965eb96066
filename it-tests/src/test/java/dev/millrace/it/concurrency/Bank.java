package dev.millrace.it.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.JsonConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Accounts between which transactions move money, each with an entry in a ledger, some of them sent more than once with one
 * token. Every snapshot shows the same total; and the order of the commits in the stream explains all snapshots and all
 * acknowledgements, which makes the transactions strictly serialisable.
 */
final class Bank implements Workload, Replay.Observer {
    static final int ACCOUNT_COUNT = 10;
    static final long FIRST_BALANCE = 100;
    private static final int ATTEMPT_COUNT_MAX = 50;

    private final CommitOrder transfers = new CommitOrder();
    private final CommitOrder order;
    private final Queue<Snapshot> snapshots = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusedCount = new AtomicInteger();
    private final AtomicInteger repeatedCount = new AtomicInteger();
    private final BankWitness witness = new BankWitness();

    Bank(CommitOrder order) {
        this.order = order;
    }

    /**
     * What one TransactGetItems showed.
     *
     * @param versions how often each account had been changed
     */
    record Snapshot(long invokedNanos, long returnedNanos, List<Integer> versions) {}

    @Override
    public void begin(Client client) {
        for (int account = 0; account < ACCOUNT_COUNT; account++) {
            client.succeed(
                    "PutItem",
                    "{'TableName':'many','Item':{'pk':{'S':'bank'},'sk':{'S':'a-" + account + "'},'balance':{'N':'"
                            + FIRST_BALANCE + "'},'version':{'N':'0'},'last':{'S':'-'}}}");
        }
    }

    @Override
    public void act(Client client) {
        if (client.random().nextInt(3) == 0) {
            snapshot(client);
        } else {
            transfer(client);
        }
    }

    private void snapshot(Client client) {
        StringBuilder gets = new StringBuilder();
        for (int account = 0; account < ACCOUNT_COUNT; account++) {
            gets.append(account == 0 ? "" : ",")
                    .append("{'Get':{'TableName':'many','Key':")
                    .append(key(account))
                    .append("}}");
        }
        long invokedNanos = System.nanoTime();
        JsonConnection.Answer answer = client.call("TransactGetItems", "{'TransactItems':[" + gets + "]}");
        if (Conflicts.isConflict(answer)) {
            return;
        }
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        long total = 0;
        List<Integer> versions = new ArrayList<>();
        for (JsonNode response : answer.body().path("Responses")) {
            total += response.path("Item").path("balance").path("N").asLong();
            versions.add(response.path("Item").path("version").path("N").asInt());
        }
        assertThat(total).as("total of the snapshot %s", answer.body()).isEqualTo(ACCOUNT_COUNT * FIRST_BALANCE);
        snapshots.add(new Snapshot(invokedNanos, System.nanoTime(), versions));
    }

    private void transfer(Client client) {
        String name = client.newName();
        int from = client.random().nextInt(ACCOUNT_COUNT);
        int to = (from + 1 + client.random().nextInt(ACCOUNT_COUNT - 1)) % ACCOUNT_COUNT;
        long amount = 1L + client.random().nextInt(60);
        String request = "{'ClientRequestToken':'" + name + "','TransactItems':["
                + change(from, "-", amount, name, ",'ConditionExpression':'balance >= :x'") + ","
                + change(to, "+", amount, name, "") + ","
                + "{'Put':{'TableName':'many','ConditionExpression':'attribute_not_exists(pk)','Item':{'pk':{'S':'ledger-"
                + from + "'},'sk':{'S':'" + name + "'},'w':{'S':'" + name + "'},'to':{'N':'" + to + "'},'amount':{'N':'"
                + amount + "'}}}}]}";
        long invokedNanos = System.nanoTime();
        JsonConnection.Answer answer = client.call("TransactWriteItems", request);
        for (int attempt = 1; Conflicts.isConflict(answer) && attempt < ATTEMPT_COUNT_MAX; attempt++) {
            answer = client.call("TransactWriteItems", request);
        }
        if (answer.status() != 200) {
            assertThat(answer.errorType()).as("%s", answer).isEqualTo("TransactionCanceledException");
            assertThat(answer.body().path("CancellationReasons").findValuesAsText("Code"))
                    .as("reasons of %s", request)
                    .containsExactly("ConditionalCheckFailed", "None", "None");
            refusedCount.incrementAndGet();
            return;
        }
        long returnedNanos = System.nanoTime();
        transfers.note(name, invokedNanos, returnedNanos);
        order.note(name, invokedNanos, returnedNanos);
        if (client.random().nextInt(4) == 0) {
            // As a client does that has lost the answer. The conditions no longer hold: only the token lets it succeed.
            client.succeed("TransactWriteItems", request);
            repeatedCount.incrementAndGet();
        }
    }

    private static String change(int account, String sign, long amount, String name, String condition) {
        return "{'Update':{'TableName':'many','Key':" + key(account)
                + ",'UpdateExpression':'SET balance = balance " + sign
                + " :x, version = version + :one, #last = :name','ExpressionAttributeNames':{'#last':'last'},"
                + "'ExpressionAttributeValues':{':x':{'N':'" + amount + "'},':one':{'N':'1'},':name':{'S':'" + name
                + "'}}" + condition + "}}";
    }

    private static String key(int account) {
        return "{'pk':{'S':'bank'},'sk':{'S':'a-" + account + "'}}";
    }

    @Override
    public void see(int position, JsonNode keys, @Nullable JsonNode before, @Nullable JsonNode after) {
        witness.see(position, keys, after);
    }

    @Override
    public void check(Client client, Replay replay) {
        assertThat(witness.transferCount()).as("transfers in the stream").isEqualTo(transfers.size());
        transfers.check(replay);
        witness.explain(List.copyOf(snapshots), transfers.writes(), replay);
    }

    @Override
    public String summary() {
        return transfers.size() + " transfers (" + refusedCount + " refused, " + repeatedCount + " repeated), "
                + snapshots.size() + " snapshots";
    }
}
