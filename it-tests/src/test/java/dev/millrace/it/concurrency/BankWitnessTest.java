package dev.millrace.it.concurrency;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.it.fixture.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two transfers: t1 from account 0 to 1, then t2 from account 1 to 2. */
class BankWitnessTest {
    private static final CommitOrder.Write FIRST = new CommitOrder.Write("t1", 10, 20);
    private static final CommitOrder.Write SECOND = new CommitOrder.Write("t2", 30, 40);

    private final BankWitness witness = new BankWitness();
    private final List<String> names = new ArrayList<>();

    @BeforeEach
    void replayTwoTransfers() {
        for (int account = 0; account < Bank.ACCOUNT_COUNT; account++) {
            account(account, 0, Bank.FIRST_BALANCE, "-");
        }
        account(0, 1, Bank.FIRST_BALANCE - 7, "t1");
        account(1, 1, Bank.FIRST_BALANCE + 7, "t1");
        ledger("t1");
        account(1, 2, Bank.FIRST_BALANCE, "t2");
        account(2, 1, Bank.FIRST_BALANCE + 7, "t2");
        ledger("t2");
    }

    private void account(int account, int version, long balance, String last) {
        see(
                "{'pk':{'S':'bank'},'sk':{'S':'a-" + account + "'}}",
                "{'version':{'N':'" + version + "'},'balance':{'N':'" + balance + "'},'last':{'S':'" + last + "'}}",
                "");
    }

    private void ledger(String name) {
        see("{'pk':{'S':'ledger-0'},'sk':{'S':'" + name + "'}}", "{}", name);
    }

    private void see(String keys, String after, String name) {
        witness.see(names.size(), Json.quoted(keys), Json.quoted(after));
        names.add(name);
    }

    private static Bank.Snapshot snapshot(long invokedNanos, long returnedNanos, Integer... firstVersions) {
        List<Integer> versions = new ArrayList<>(List.of(firstVersions));
        while (versions.size() < Bank.ACCOUNT_COUNT) {
            versions.add(0);
        }
        return new Bank.Snapshot(invokedNanos, returnedNanos, versions);
    }

    private void explain(Bank.Snapshot... snapshots) {
        witness.explain(List.of(snapshots), List.of(FIRST, SECOND), names::indexOf);
    }

    @Test
    void snapshotsBetweenTransfersAreExplained() {
        assertThatCode(() -> explain(snapshot(0, 5, 0, 0, 0), snapshot(21, 29, 1, 1, 0), snapshot(41, 45, 1, 2, 1)))
                .doesNotThrowAnyException();
    }

    @Test
    void snapshotDuringATransferMayShowEitherState() {
        assertThatCode(() -> explain(snapshot(31, 39, 1, 1, 0), snapshot(32, 38, 1, 2, 1)))
                .doesNotThrowAnyException();
    }

    @Test
    void halfATransferIsFound() {
        assertThatThrownBy(() -> explain(snapshot(11, 19, 1, 0, 0))).isInstanceOf(AssertionError.class);
    }

    @Test
    void staleSnapshotIsFound() {
        assertThatThrownBy(() -> explain(snapshot(41, 45, 1, 1, 0))).isInstanceOf(AssertionError.class);
    }

    @Test
    void snapshotOfTheFutureIsFound() {
        assertThatThrownBy(() -> explain(snapshot(11, 19, 1, 2, 1))).isInstanceOf(AssertionError.class);
    }

    @Test
    void snapshotThatGoesBackBehindAnotherIsFound() {
        assertThatThrownBy(() -> explain(snapshot(31, 33, 1, 2, 1), snapshot(34, 39, 1, 1, 0)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void recordsThatAreTornApartAreFound() {
        account(3, 1, Bank.FIRST_BALANCE - 1, "t3");

        assertThatThrownBy(() -> ledger("t3")).isInstanceOf(AssertionError.class);
    }
}
