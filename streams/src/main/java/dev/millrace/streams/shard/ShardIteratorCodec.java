package dev.millrace.streams.shard;

import dev.millrace.streams.log.SequenceNumber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Iterators as tokens that hold everything and cannot be forged. Thread-safe.
 *
 * <p>Outer form, as on AWS: stream ARN, {@code |1|}, opaque text (source: streams.md D2). The opaque text is base64url of
 * format (1), stream id (8), position kind (1: 0 oldest, 1 number), stamp (8), ordinal (4), issue time in milliseconds
 * (8), shard id in ASCII, and the first 16 bytes of an HMAC-SHA256 over all that and the ARN.
 */
public final class ShardIteratorCodec {
    /** Bytes of the secret that signs tokens. */
    public static final int SECRET_SIZE = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SEPARATOR = "|1|";
    private static final byte FORMAT = 1;
    private static final int HEADER_SIZE = 30;
    private static final int MAC_SIZE = 16;

    private final SecretKeySpec secret;

    /** A codec whose tokens only holders of the same secret read. */
    public ShardIteratorCodec(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The token of an iterator. */
    public String encode(ShardIterator iterator) {
        SequenceNumber position = iterator.position();
        byte[] shardId = iterator.shardId().getBytes(StandardCharsets.US_ASCII);
        byte[] payload = ByteBuffer.allocate(HEADER_SIZE + shardId.length)
                .put(FORMAT)
                .putLong(iterator.streamId())
                .put((byte) (position == null ? 0 : 1))
                .putLong(position == null ? 0 : position.stamp())
                .putInt(position == null ? 0 : position.ordinal())
                .putLong(iterator.issued().toEpochMilli())
                .put(shardId)
                .array();
        byte[] token = ByteBuffer.allocate(payload.length + MAC_SIZE)
                .put(payload)
                .put(mac(iterator.streamArn(), payload))
                .array();
        return iterator.streamArn() + SEPARATOR + text(token);
    }

    /** Reads a token; empty if it is not one of ours. */
    public Optional<ShardIterator> decode(String text) {
        int arnEnd = text.indexOf(SEPARATOR);
        if (arnEnd < 0) {
            return Optional.empty();
        }
        String arn = text.substring(0, arnEnd);
        byte[] token = base64(text.substring(arnEnd + SEPARATOR.length()));
        if (token == null || token.length < HEADER_SIZE + MAC_SIZE) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(token, token.length - MAC_SIZE);
        if (!MessageDigest.isEqual(mac(arn, payload), Arrays.copyOfRange(token, payload.length, token.length))) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(payload);
        if (in.get() != FORMAT) {
            return Optional.empty();
        }
        long streamId = in.getLong();
        boolean numbered = in.get() == 1;
        SequenceNumber number = new SequenceNumber(in.getLong(), in.getInt());
        Instant issued = Instant.ofEpochMilli(in.getLong());
        String shardId = new String(payload, HEADER_SIZE, payload.length - HEADER_SIZE, StandardCharsets.US_ASCII);
        return Optional.of(new ShardIterator(arn, streamId, shardId, numbered ? number : null, issued));
    }

    private static String text(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private static byte @Nullable [] base64(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            // The decoder also takes padding and stray last bits: other spellings of a token, which we never gave out.
            return text(bytes).equals(text) ? bytes : null;
        } catch (IllegalArgumentException e) {
            // Anything at all may stand there; what is not base64 is not ours.
            return null;
        }
    }

    private byte[] mac(String arn, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(payload);
            return Arrays.copyOf(mac.doFinal(arn.getBytes(StandardCharsets.UTF_8)), MAC_SIZE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform must have " + ALGORITHM, e);
        }
    }
}
