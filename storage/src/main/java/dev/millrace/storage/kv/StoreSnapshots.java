package dev.millrace.storage.kv;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The named states of a store, to which it can go back. Thread-safe. They last as long as what the store keeps does.
 *
 * <p>None of these is to be called by a transaction's function, a completion or a reader: they wait for those.
 */
public interface StoreSnapshots {
    /**
     * Keeps the newest state under a name, in place of an earlier one of that name. All or nothing.
     *
     * @param note asked for while no transaction runs; what is to be kept with the state
     * @throws StoreException if the engine failed or is closed
     */
    void take(String name, Supplier<byte[]> note);

    /**
     * Makes a named state the newest one: one commit, before or after which each transaction lies wholly. It has a stamp
     * of its own, above all that were ever given, and counts as a write of each guarded key, so plans made before are
     * stale. The named state stays.
     *
     * @param carry adds to that commit what must not go back
     * @return what was restored; empty if there is no such state
     * @throws StoreException if the engine failed or is closed; then the store is as it was
     */
    Optional<StoreSnapshot> restore(String name, Carry carry);

    /** The named states, in the order of their names. */
    List<StoreSnapshot> list();

    /** Forgets a named state; false if there is none. */
    boolean drop(String name);

    /** What a restore takes along from the state that it leaves. */
    @FunctionalInterface
    interface Carry {
        /** Takes nothing along. */
        Carry NOTHING = (left, restored) -> {};

        /**
         * Reads both states and writes to the restored one. What it throws ends the restore, which then has not happened.
         *
         * @param left the newest state so far
         * @param restored a transaction on the named state
         */
        void carry(ReadView left, Transaction restored);
    }
}
