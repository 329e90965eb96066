package dev.millrace.it.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of the transfers as the stream tells it, against which every snapshot is held.
 *
 * <p>A snapshot is explained by a point between two records of the stream: every account has there the version that it
 * showed, all that was acknowledged before it was sent lies before, and all that was sent after its answer lies behind. Not
 * thread-safe.
 */
final class BankWitness {
    private final List<List<Integer>> positionsByVersion = new ArrayList<>();
    private final long[] balances = new long[Bank.ACCOUNT_COUNT];
    private final List<String> lastNames = new ArrayList<>(List.of("", ""));
    private final List<Integer> lastAccounts = new ArrayList<>(List.of(-1, -1));
    private int transferCount;

    BankWitness() {
        for (int account = 0; account < Bank.ACCOUNT_COUNT; account++) {
            positionsByVersion.add(new ArrayList<>());
        }
    }

    int transferCount() {
        return transferCount;
    }

    /** Takes the next record of the stream. */
    void see(int position, JsonNode keys, @Nullable JsonNode after) {
        String partition = keys.path("pk").path("S").asText();
        String name = "";
        if (partition.equals("bank") && after != null) {
            int account = Integer.parseInt(keys.path("sk").path("S").asText().substring(2));
            int version = after.path("version").path("N").asInt();
            assertThat(version)
                    .as("version of account %s at %s", account, position)
                    .isEqualTo(positionsByVersion.get(account).size());
            positionsByVersion.get(account).add(position);
            lastAccounts.remove(0);
            lastAccounts.add(account);
            balances[account] = after.path("balance").path("N").asLong();
            assertThat(balances[account]).as("balance of account %s", account).isNotNegative();
            name = after.path("last").path("S").asText();
        } else if (partition.startsWith("ledger-")) {
            name = keys.path("sk").path("S").asText();
            // The records of one transaction stand together, in the order of its request (decided for Millrace).
            assertThat(lastNames)
                    .as("the two records before that of transfer %s", name)
                    .containsExactly(name, name);
            long total = 0;
            for (long balance : balances) {
                total += balance;
            }
            assertThat(total).as("total after transfer %s", name).isEqualTo(Bank.ACCOUNT_COUNT * Bank.FIRST_BALANCE);
            transferCount++;
            // A transaction happens at one point: that of its last record.
            for (int account : lastAccounts) {
                List<Integer> positions = positionsByVersion.get(account);
                positions.set(positions.size() - 1, position);
            }
        }
        lastNames.remove(0);
        lastNames.add(name);
    }

    /** Throws unless each snapshot has its point. */
    void explain(List<Bank.Snapshot> snapshots, List<CommitOrder.Write> transfers, CommitOrder.Positions replay) {
        List<CommitOrder.Write> byReturn = new ArrayList<>(transfers);
        byReturn.sort(Comparator.comparingLong(CommitOrder.Write::returnedNanos));
        List<Bank.Snapshot> byInvocation = new ArrayList<>(snapshots);
        byInvocation.sort(Comparator.comparingLong(Bank.Snapshot::invokedNanos));
        int finished = 0;
        int earliest = -1;
        for (Bank.Snapshot snapshot : byInvocation) {
            while (finished < byReturn.size() && byReturn.get(finished).returnedNanos() < snapshot.invokedNanos()) {
                earliest = Math.max(
                        earliest, replay.positionOf(byReturn.get(finished).name()));
                finished++;
            }
            assertThat(begin(snapshot))
                    .as("begin of the time that %s shows, against its end", snapshot)
                    .isLessThan(end(snapshot));
            assertThat(end(snapshot))
                    .as("end of the time that %s shows, against what had been acknowledged", snapshot)
                    .isGreaterThan(earliest);
        }
        nothingFromTheFuture(snapshots, transfers, replay);
        noneGoesBack(snapshots);
    }

    private void nothingFromTheFuture(
            List<Bank.Snapshot> snapshots, List<CommitOrder.Write> transfers, CommitOrder.Positions replay) {
        List<CommitOrder.Write> lastFirst = new ArrayList<>(transfers);
        lastFirst.sort(Comparator.comparingLong(CommitOrder.Write::invokedNanos).reversed());
        List<Bank.Snapshot> byReturn = new ArrayList<>(snapshots);
        byReturn.sort(Comparator.comparingLong(Bank.Snapshot::returnedNanos).reversed());
        int begun = 0;
        int latest = Integer.MAX_VALUE;
        for (Bank.Snapshot snapshot : byReturn) {
            while (begun < lastFirst.size() && lastFirst.get(begun).invokedNanos() > snapshot.returnedNanos()) {
                latest = Math.min(latest, replay.positionOf(lastFirst.get(begun).name()));
                begun++;
            }
            assertThat(begin(snapshot))
                    .as("begin of the time that %s shows, against what was sent later", snapshot)
                    .isLessThan(latest);
        }
    }

    /** A snapshot sent after another's answer shows no earlier time. */
    private void noneGoesBack(List<Bank.Snapshot> snapshots) {
        List<Bank.Snapshot> byInvocation = new ArrayList<>(snapshots);
        byInvocation.sort(Comparator.comparingLong(Bank.Snapshot::invokedNanos));
        List<Bank.Snapshot> byReturn = new ArrayList<>(snapshots);
        byReturn.sort(Comparator.comparingLong(Bank.Snapshot::returnedNanos));
        int finished = 0;
        int shown = -1;
        for (Bank.Snapshot snapshot : byInvocation) {
            while (byReturn.get(finished).returnedNanos() < snapshot.invokedNanos()) {
                shown = Math.max(shown, begin(byReturn.get(finished)));
                finished++;
            }
            assertThat(end(snapshot))
                    .as("end of the time that %s shows, against earlier snapshots", snapshot)
                    .isGreaterThan(shown);
        }
    }

    /** The position at which the last of the versions shown came to be. */
    private int begin(Bank.Snapshot snapshot) {
        int begin = -1;
        for (int account = 0; account < Bank.ACCOUNT_COUNT; account++) {
            begin = Math.max(
                    begin,
                    positionsByVersion.get(account).get(snapshot.versions().get(account)));
        }
        return begin;
    }

    /** The position at which the first of the versions shown was replaced. */
    private int end(Bank.Snapshot snapshot) {
        int end = Integer.MAX_VALUE;
        for (int account = 0; account < Bank.ACCOUNT_COUNT; account++) {
            List<Integer> positions = positionsByVersion.get(account);
            int next = snapshot.versions().get(account) + 1;
            if (next < positions.size()) {
                end = Math.min(end, positions.get(next));
            }
        }
        return end;
    }
}
