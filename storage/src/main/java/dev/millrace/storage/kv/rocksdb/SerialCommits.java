package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.StoreSnapshots.Carry;
import dev.millrace.storage.kv.Transaction;
import dev.millrace.storage.kv.embedded.Attempt;
import dev.millrace.storage.kv.embedded.CarriedOver;
import dev.millrace.storage.kv.embedded.CounterValues;
import dev.millrace.storage.kv.embedded.EmbeddedTransaction;
import dev.millrace.storage.kv.embedded.EngineLimits;
import dev.millrace.storage.kv.embedded.GuardStamps;
import dev.millrace.storage.kv.embedded.PendingWrites;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * Runs transactions one after the other on the newest state and gives them their stamps. Used by one thread at a time:
 * the caller sees to that, and to who may see the result when.
 */
final class SerialCommits {
    private RocksDatabase database;
    private WriteLog writeLog;
    private final StoreFacts facts;
    private final GuardStamps guards;
    private final CounterValues counters = new CounterValues();

    /** The newest commit in the newest state. */
    private long committedStamp;

    /** The newest stamp given, also to a commit that then failed: it may have left traces, so it is not used again. */
    private long givenStamp;

    SerialCommits(RocksDatabase database, WriteLog writeLog, StoreFacts facts, GuardStamps guards) {
        this.database = database;
        this.writeLog = writeLog;
        this.facts = facts;
        this.guards = guards;
        this.committedStamp = facts.stampCeiling();
        this.givenStamp = committedStamp;
    }

    long committedStamp() {
        return committedStamp;
    }

    /**
     * Runs one transaction and writes it, without sync.
     *
     * @param beforeWrite called when it is sure that something will be written
     */
    <T extends @Nullable Object> Outcome<T> commit(Function<? super Transaction, T> body, Runnable beforeWrite) {
        RocksView newest = new RocksView(database, database.newest(), committedStamp, guards);
        EmbeddedTransaction transaction =
                new EmbeddedTransaction(newest, givenStamp + 1, guards, EngineLimits.EMBEDDED);
        Attempt<T> attempt = Attempt.of(body, transaction);
        if (attempt.ended() != null) {
            return attempt.ended();
        }
        beforeWrite.run();
        givenStamp++;
        boolean reserves = false;
        try {
            PendingWrites writes = transaction.finish(counters);
            reserves = facts.reserveStamp(givenStamp, writes);
            // The reservation must be on the disk before any of its stamps is seen: a power cut could lower the stamp.
            writeLog.write(writes, reserves);
        } catch (StoreException e) {
            // A counter could not be read, before anything was written.
            counters.forget();
            return new Outcome.Failed<>(e);
        } catch (RocksDBException e) {
            counters.forget();
            if (reserves) {
                // Written, perhaps, and then not synced.
                return lost(transaction, RocksFailure.of(e));
            }
            return new Outcome.Failed<>(RocksFailure.of(e));
        } catch (RuntimeException | Error e) {
            // Such as memory that ran out. All others commit on this thread, so it goes on.
            counters.forget();
            return lost(transaction, new StoreException("The storage engine failed: " + e + ".", e));
        }
        if (reserves) {
            facts.stampsReserved();
        }
        transaction.publish(counters);
        committedStamp = givenStamp;
        return attempt.committed(committedStamp);
    }

    /** Whoever plans from now on must see what was perhaps written, and have a stamp that is not below its guards. */
    private <T extends @Nullable Object> Outcome<T> lost(EmbeddedTransaction transaction, StoreException cause) {
        transaction.publishGuards();
        committedStamp = givenStamp;
        return new Outcome.Unknown<>(cause);
    }

    /**
     * Goes on with another database, which holds an earlier state of this one, as one commit.
     *
     * @param carry writes to it what must not go back
     * @param decide makes the other database the one for good; what it or anything before it throws leaves all as it was
     */
    void moveTo(RocksDatabase next, Carry carry, Runnable decide) {
        long stamp = givenStamp + 1;
        RocksView left = new RocksView(database, database.newest(), committedStamp, guards);
        RocksView restored = new RocksView(next, next.newest(), committedStamp, guards);
        EmbeddedTransaction transaction = new EmbeddedTransaction(restored, stamp, guards, EngineLimits.EMBEDDED);
        PendingWrites writes = CarriedOver.writes(carry, left, transaction);
        boolean reserves = facts.carryStamps(stamp, writes);
        try {
            next.write(writes, true);
        } catch (RocksDBException e) {
            throw RocksFailure.of(e);
        }
        decide.run();
        if (reserves) {
            facts.stampsReserved();
        }
        counters.forget();
        guards.allWritten(stamp);
        database = next;
        writeLog = next;
        givenStamp = stamp;
        committedStamp = stamp;
    }

    /** After a write whose fate is unknown: what is remembered may not be what is stored. */
    void forgetCounters() {
        counters.forget();
    }
}
