package dev.millrace.storage.kv;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Waits for the outcome of a transaction on the calling thread. */
final class BlockingOutcome {
    private BlockingOutcome() {}

    static <T extends @Nullable Object> Outcome<T> await(OrderedStore store, Function<? super Transaction, T> body) {
        CompletableFuture<Outcome<T>> done = new CompletableFuture<>();
        store.transact(body, done::complete);
        return done.join();
    }
}
