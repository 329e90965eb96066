package dev.millrace.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8ScanTest {
    @Test
    void agreesWithTheDecoderOfTheJdk() {
        long seed = 42;
        Random random = new Random(seed);
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = new byte[random.nextInt(14)];
            random.nextBytes(bytes);
            // Mostly lead and continuation bytes, so that many are nearly well-formed.
            for (int index = 0; index < bytes.length; index++) {
                bytes[index] |= (byte) (random.nextInt(3) == 0 ? 0 : 0x80);
                bytes[index] &= (byte) (index % 3 == 0 ? 0xFF : 0xBF);
            }
            assertThat(Utf8Scan.isWellFormed(bytes, 0, bytes.length))
                    .as("round %s, seed %s", round, seed)
                    .isEqualTo(isDecodable(bytes));
        }
    }

    @Test
    void judgesOnlyThePartNamed() {
        byte[] bytes = "\u20ac12345678901234567\u20ac".getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8Scan.isWellFormed(bytes, 0, bytes.length)).isTrue();
        assertThat(Utf8Scan.isWellFormed(bytes, 0, bytes.length - 1)).isFalse();
        assertThat(Utf8Scan.isWellFormed(bytes, 1, bytes.length - 1)).isFalse();
        assertThat(Utf8Scan.isWellFormed(bytes, 3, bytes.length - 6)).isTrue();
    }

    private static boolean isDecodable(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
