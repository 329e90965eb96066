package dev.millrace.streams;

import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Space;
import dev.millrace.storage.table.CommitRetries;
import dev.millrace.streams.shard.ShardIteratorCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * The secret that signs iterators, made once for a store and kept in it, so that iterators outlive a restart.
 *
 * <p>Key: store prefix, {@code iterator-secret}.
 */
final class IteratorSecret {
    private IteratorSecret() {}

    static byte[] readOrCreate(OrderedStore store, RandomGenerator random) {
        byte[] fresh = new byte[ShardIteratorCodec.SECRET_SIZE];
        random.nextBytes(fresh);
        return CommitRetries.run(store, transaction -> {
            byte[] known = transaction.get(key());
            if (known != null) {
                return known;
            }
            transaction.put(key(), fresh.clone());
            return fresh;
        });
    }

    private static byte[] key() {
        byte[] name = "iterator-secret".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + name.length)
                .put(Space.STORE.prefix())
                .put(name)
                .array();
    }
}
