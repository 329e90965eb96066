package dev.millrace.storage.kv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values, ranges and states: what a reader of any engine finds. */
abstract class ReadContract extends StoreContractFixture {
    @Test
    void absentKeyHasNoValue() {
        assertThat(store.get(item("a"))).isNull();
        assertThat(store.<Boolean>read(view -> view.get(item("a")) == null)).isTrue();
    }

    @Test
    void committedValueIsReadBack() {
        put(item("a"), "1");

        assertThat(text(store.get(item("a")))).isEqualTo("1");
        assertThat(store.<String>read(view -> text(view.get(item("a"))))).isEqualTo("1");
    }

    @Test
    void emptyValueIsNotAbsent() {
        put(item("a"), "");

        assertThat(store.get(item("a"))).isEmpty();
    }

    @Test
    void lastWriteOfAKeyInOneTransactionWins() {
        commit(transaction -> {
            transaction.put(item("a"), bytes("1"));
            transaction.put(item("a"), bytes("2"));
            transaction.put(item("b"), bytes("3"));
            transaction.delete(item("b"));
            transaction.delete(item("c"));
            transaction.put(item("c"), bytes("4"));
        });

        assertThat(scan(item(""), item("z"), false)).containsExactly("a=2", "c=4");
    }

    @Test
    void transactionDoesNotSeeItsOwnWrites() {
        put(item("a"), "old");

        Outcome<String> outcome = store.transact(transaction -> {
            transaction.put(item("a"), bytes("new"));
            transaction.put(item("b"), bytes("new"));
            List<String> seen = new ArrayList<>();
            transaction.scan(item(""), item("z"), false, (key, value) -> seen.add(text(value)));
            return text(transaction.get(item("a"))) + seen;
        });

        assertThat(result(outcome)).isEqualTo("old[old]");
    }

    @Test
    void rangesFollowUnsignedByteOrder() {
        byte[][] keys = {
            {3}, {3, 0}, {3, 0, 0}, {3, 0, 1}, {3, 1}, {3, 127}, {3, (byte) 128}, {3, (byte) 255}, {3, (byte) 255, 0}
        };
        List<byte[]> shuffled = new ArrayList<>(List.of(keys));
        Collections.shuffle(shuffled, new Random(1));
        for (byte[] key : shuffled) {
            commit(transaction -> transaction.put(key.clone(), bytes("x")));
        }

        List<byte[]> ascending = new ArrayList<>();
        store.read(view -> {
            view.scan(new byte[] {3}, new byte[] {4}, false, (key, value) -> ascending.add(key));
            return ascending;
        });
        assertThat(ascending).containsExactly(keys);
    }

    @Test
    void rangeIncludesItsStartAndExcludesItsEnd() {
        putAll("a", "b", "c", "d");

        assertThat(scan(item("b"), item("d"), false)).containsExactly("b=b", "c=c");
        assertThat(scan(item("b"), item("d"), true)).containsExactly("c=c", "b=b");
        assertThat(scan(item("aa"), item("cc"), true)).containsExactly("c=c", "b=b");
    }

    @Test
    void emptyAndInvertedRangesHoldNothing() {
        putAll("a", "b");

        assertThat(scan(item("a"), item("a"), false)).isEmpty();
        assertThat(scan(item("b"), item("a"), false)).isEmpty();
        assertThat(scan(item("b"), item("a"), true)).isEmpty();
    }

    @Test
    void visitorEndsTheScan() {
        putAll("a", "b", "c", "d");

        assertThat(scan(item(""), item("z"), false, 2)).containsExactly("a=a", "b=b");
        assertThat(scan(item(""), item("z"), true, 3)).containsExactly("d=d", "c=c", "b=b");
    }

    @Test
    void rangesCrossSpacesInOrder() {
        commit(transaction -> {
            for (Space space : Space.values()) {
                transaction.delete(new byte[] {space.prefix(), 7});
                if (space != Space.COUNTER) {
                    transaction.put(new byte[] {space.prefix(), 7}, new byte[] {space.prefix()});
                }
            }
        });
        List<Integer> ascending = new ArrayList<>();
        List<Integer> descending = new ArrayList<>();

        store.read(view -> {
            view.scan(new byte[] {1, 1}, new byte[] {0x7F}, false, (key, value) -> ascending.add((int) value[0]));
            view.scan(new byte[] {1, 1}, new byte[] {7}, true, (key, value) -> {
                descending.add((int) value[0]);
                return descending.size() < 5;
            });
            return ascending;
        });

        List<Integer> prefixes = Arrays.stream(Space.values())
                .filter(space -> space != Space.COUNTER)
                .map(space -> (int) space.prefix())
                .sorted()
                .toList();
        assertThat(ascending).isEqualTo(prefixes);
        assertThat(descending).containsExactly(6, 5, 4, 3, 2);
    }

    @Test
    void deleteRangeTakesWhatExistedBefore() {
        putAll("a", "b", "c", "d");

        commit(transaction -> {
            transaction.put(item("bb"), bytes("new"));
            transaction.deleteRange(item("b"), item("d"));
            transaction.put(item("c"), bytes("new"));
        });

        assertThat(scan(item(""), item("z"), false)).containsExactly("a=a", "bb=new", "c=new", "d=d");
    }

    @Test
    void deleteRangeCrossesSpaces() {
        commit(transaction -> {
            transaction.put(new byte[] {2, 5}, bytes("kept"));
            transaction.put(new byte[] {2, 7}, bytes("gone"));
            transaction.put(new byte[] {4, 7}, bytes("gone"));
            transaction.put(new byte[] {5, 7}, bytes("gone"));
            transaction.put(new byte[] {6, 7}, bytes("kept"));
        });

        commit(transaction -> transaction.deleteRange(new byte[] {2, 6}, new byte[] {6, 6}));

        List<String> left = new ArrayList<>();
        store.read(view -> {
            view.scan(new byte[] {2}, new byte[] {7}, false, (key, value) -> left.add(text(value)));
            return left;
        });
        assertThat(left).containsExactly("kept", "kept");
    }

    @Test
    void returnedArraysBelongToTheCaller() {
        put(item("a"), "value");
        byte[] read = present(store.get(item("a")));
        Arrays.fill(read, (byte) 0);
        store.read(view -> {
            view.scan(item("a"), item("b"), false, (key, value) -> {
                Arrays.fill(key, (byte) 0);
                Arrays.fill(value, (byte) 0);
                return true;
            });
            return 0;
        });

        assertThat(scan(item(""), item("z"), false)).containsExactly("a=value");
    }

    @Test
    void readerKeepsTheStateItBeganWith() {
        put(item("a"), "old");
        put(item("b"), "old");

        List<String> seen = store.read(view -> {
            long stamp = view.stamp();
            put(item("a"), "new");
            commit(transaction -> transaction.deleteRange(item("b"), item("c")));
            return List.of(text(view.get(item("a"))), text(view.get(item("b"))), String.valueOf(view.stamp() == stamp));
        });

        assertThat(seen).containsExactly("old", "old", "true");
        assertThat(scan(item(""), item("z"), false)).containsExactly("a=new");
    }
}
