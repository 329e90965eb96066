package dev.millrace.streams.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.streams.log.SequenceNumber;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShardIteratorCodecTest {
    private static final String ARN =
            "arn:aws:dynamodb:us-east-1:000000000000:table/music/stream/2026-11-22T10:16:00.123";
    private static final ShardIterator ITERATOR = new ShardIterator(
            ARN,
            77,
            "shardId-00000001414576573621-f55eea83",
            new SequenceNumber(123, 4),
            Instant.ofEpochMilli(1414576573621L));

    private final ShardIteratorCodec codec = new ShardIteratorCodec(new byte[ShardIteratorCodec.SECRET_SIZE]);

    @Test
    void aTokenIsReadBack() {
        ShardIterator oldest = new ShardIterator(ARN, 77, ITERATOR.shardId(), null, ITERATOR.issued());

        assertThat(codec.decode(codec.encode(ITERATOR))).contains(ITERATOR);
        assertThat(codec.decode(codec.encode(oldest))).contains(oldest);
    }

    @Test
    void aTokenHasAwsOuterForm() {
        String token = codec.encode(ITERATOR);

        assertThat(token).matches("arn:[^|]+\\|\\d\\|[A-Za-z0-9_-]+").hasSizeLessThanOrEqualTo(2048);
        assertThat(token).startsWith(ARN + "|1|");
    }

    @Test
    void anotherSecretDoesNotReadIt() {
        byte[] other = new byte[ShardIteratorCodec.SECRET_SIZE];
        other[31] = 1;

        assertThat(new ShardIteratorCodec(other).decode(codec.encode(ITERATOR))).isEmpty();
    }

    @Test
    void noChangedTokenIsRead() {
        String token = codec.encode(ITERATOR);
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            int at = random.nextInt(token.length());
            char changed = (char) (32 + random.nextInt(95));
            if (token.charAt(at) == changed) {
                continue;
            }
            String forged = token.substring(0, at) + changed + token.substring(at + 1);
            assertThat(codec.decode(forged)).as(forged).isEmpty();
        }
        for (int length = 0; length < token.length(); length++) {
            assertThat(codec.decode(token.substring(0, length))).isEmpty();
        }
    }

    @Test
    void anotherSpellingOfATokenIsNotRead() {
        String token = codec.encode(ITERATOR);
        char last = token.charAt(token.length() - 1);

        assertThat(codec.decode(token + "=")).isEmpty();
        // The last character of these 83 bytes has two bits that mean nothing.
        for (int bits = 1; bits < 4; bits++) {
            assertThat(codec.decode(token.substring(0, token.length() - 1) + (char) (last + bits)))
                    .isEmpty();
        }
    }
}
