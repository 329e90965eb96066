package dev.millrace.storage.kv.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeTest {
    @Test
    void randomChangesKeepOrderBalanceAndContent() {
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            NavigableMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
            Node tree = null;
            for (int change = 0; change < 1_000; change++) {
                byte[] key = key(random);
                switch (random.nextInt(20)) {
                    case 0 -> {
                        byte[] other = key(random);
                        byte[] from = Arrays.compareUnsigned(key, other) <= 0 ? key : other;
                        byte[] to = from == key ? other : key;
                        tree = Node.deleteRange(tree, from, to);
                        model.subMap(from, to).clear();
                    }
                    case 1, 2, 3, 4 -> {
                        tree = Node.delete(tree, key);
                        model.remove(key);
                    }
                    default -> {
                        tree = Node.put(tree, key, key);
                        model.put(key, key);
                    }
                }
                Node.requireValid(tree, null, null);
            }
            assertThat(keys(tree)).as("seed %d", seed).containsExactlyElementsOf(new ArrayList<>(model.keySet()));
        }
    }

    @Test
    void ascendingKeysDoNotMakeItDeep() {
        Node tree = null;
        for (int index = 0; index < 1 << 14; index++) {
            byte[] key = {(byte) (index >>> 8), (byte) index};
            tree = Node.put(tree, key, key);
        }

        assertThat(Node.height(tree)).isLessThanOrEqualTo(20);
    }

    @Test
    void oldRootsKeepTheirContent() {
        Node one = Node.put(null, new byte[] {1}, new byte[] {1});
        Node two = Node.put(one, new byte[] {2}, new byte[] {2});
        Node three = Node.deleteRange(two, new byte[] {1}, new byte[] {2});

        assertThat(keys(one)).containsExactly(new byte[] {1});
        assertThat(keys(two)).containsExactly(new byte[] {1}, new byte[] {2});
        assertThat(keys(three)).containsExactly(new byte[] {2});
    }

    @Test
    void deletingAnAbsentKeyCopiesNothing() {
        Node tree = Node.put(null, new byte[] {1}, new byte[] {1});

        assertThat(Node.delete(tree, new byte[] {2})).isSameAs(tree);
    }

    private static List<byte[]> keys(@Nullable Node tree) {
        List<byte[]> keys = new ArrayList<>();
        Node.scan(
                tree,
                new byte[0],
                new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
                false,
                (key, value) -> keys.add(key));
        return keys;
    }

    private static byte[] key(SplittableRandom random) {
        byte[] key = new byte[1 + random.nextInt(2)];
        random.nextBytes(key);
        return key;
    }
}
