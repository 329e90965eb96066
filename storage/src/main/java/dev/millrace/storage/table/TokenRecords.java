package dev.millrace.storage.table;

import dev.millrace.protocol.error.TransactionErrors;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.Binary;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.Space;
import dev.millrace.storage.kv.Transaction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of committed transactions, kept in the same commit as their writes, so that a repetition finds its token
 * exactly if the writes happened.
 *
 * <table>
 *   <caption>Token space</caption>
 *   <tr><th>key</th><th>value</th></tr>
 *   <tr><td>prefix, 01, token in UTF-8</td>
 *       <td>format (1), expiry in epoch milliseconds (8), fingerprint size (1), fingerprint, then the size of the larger
 *           image of each item in the order of the request (4 each)</td></tr>
 *   <tr><td>prefix, 02, expiry (8), token in UTF-8</td><td>empty; for the sweep</td></tr>
 * </table>
 *
 * All numbers are big-endian; expiry is never negative.
 */
final class TokenRecords {
    private static final byte FORMAT = 1;
    private static final byte BY_TOKEN = 1;
    private static final byte BY_EXPIRY = 2;

    private TokenRecords() {}

    /**
     * The sizes of the images that an earlier request with this token read and wrote.
     *
     * @return null if there was none within the lifetime of a token
     * @throws dev.millrace.protocol.error.ApiException IdempotentParameterMismatchException if it had other content
     */
    static @Nullable List<Integer> find(Transaction transaction, IdempotencyToken token, Instant now) {
        Kept kept = kept(transaction, token.text());
        if (kept == null || kept.expiry() <= now.toEpochMilli()) {
            return null;
        }
        if (!kept.fingerprint().equals(token.fingerprint())) {
            throw TransactionErrors.otherContentForToken();
        }
        return kept.imageSizes();
    }

    /** Keeps a token, in place of an expired one. */
    static void keep(Transaction transaction, IdempotencyToken token, Instant now, List<Integer> imageSizes) {
        Kept expired = kept(transaction, token.text());
        if (expired != null) {
            transaction.delete(byExpiry(expired.expiry(), token.text()));
        }
        long expiry = now.toEpochMilli() + ServiceLimits.REQUEST_TOKEN_LIFETIME_MILLIS;
        byte[] fingerprint = token.fingerprint().toByteArray();
        ByteBuffer value = ByteBuffer.allocate(2 + Long.BYTES + fingerprint.length + Integer.BYTES * imageSizes.size());
        value.put(FORMAT).putLong(expiry).put((byte) fingerprint.length).put(fingerprint);
        for (int size : imageSizes) {
            value.putInt(size);
        }
        transaction.put(byToken(token.text()), value.array());
        transaction.put(byExpiry(expiry, token.text()), new byte[0]);
    }

    /** Removes tokens that have expired, the oldest first, and returns how many. */
    static int removeExpired(Transaction transaction, Instant now, int countMax) {
        byte[] end = ByteBuffer.allocate(2 + Long.BYTES)
                .put(Space.TOKEN.prefix())
                .put(BY_EXPIRY)
                .putLong(now.toEpochMilli() + 1)
                .array();
        List<byte[]> expired = new ArrayList<>();
        transaction.scan(new byte[] {Space.TOKEN.prefix(), BY_EXPIRY}, end, false, (key, value) -> {
            expired.add(key);
            return expired.size() < countMax;
        });
        for (byte[] key : expired) {
            String token = new String(key, 2 + Long.BYTES, key.length - 2 - Long.BYTES, StandardCharsets.UTF_8);
            transaction.delete(key);
            transaction.delete(byToken(token));
        }
        return expired.size();
    }

    /** When the oldest token expires; empty without any. */
    static Optional<Instant> findFirstExpiry(ReadView view) {
        List<Instant> first = new ArrayList<>(1);
        view.scan(
                new byte[] {Space.TOKEN.prefix(), BY_EXPIRY},
                new byte[] {Space.TOKEN.prefix(), BY_EXPIRY + 1},
                false,
                (key, value) -> {
                    first.add(Instant.ofEpochMilli(ByteBuffer.wrap(key).getLong(2)));
                    return false;
                });
        return first.stream().findFirst();
    }

    private static @Nullable Kept kept(ReadView view, String token) {
        byte[] value = view.get(byToken(token));
        if (value == null) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(value);
        byte format = in.get();
        if (format != FORMAT) {
            throw new IllegalStateException("this version reads tokens of format " + FORMAT + ", not " + format);
        }
        long expiry = in.getLong();
        byte[] fingerprint = new byte[in.get()];
        in.get(fingerprint);
        List<Integer> imageSizes = new ArrayList<>();
        while (in.hasRemaining()) {
            imageSizes.add(in.getInt());
        }
        return new Kept(expiry, Binary.owning(fingerprint), imageSizes);
    }

    private static byte[] byToken(String token) {
        byte[] text = token.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + text.length)
                .put(Space.TOKEN.prefix())
                .put(BY_TOKEN)
                .put(text)
                .array();
    }

    private static byte[] byExpiry(long expiry, String token) {
        byte[] text = token.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + Long.BYTES + text.length)
                .put(Space.TOKEN.prefix())
                .put(BY_EXPIRY)
                .putLong(expiry)
                .put(text)
                .array();
    }

    private record Kept(long expiry, Binary fingerprint, List<Integer> imageSizes) {}
}
