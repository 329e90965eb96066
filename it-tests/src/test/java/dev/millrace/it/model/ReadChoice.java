package dev.millrace.it.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws reads of many items. Not thread-safe. */
final class ReadChoice {
    private final Alphabet alphabet;
    private final ConditionChoice conditions;

    ReadChoice(Alphabet alphabet, ConditionChoice conditions) {
        this.alphabet = alphabet;
        this.conditions = conditions;
    }

    Step query(TableShape table) {
        IndexShape index = index(table);
        List<Condition> keys = new ArrayList<>();
        for (KeyAttribute hash : index == null ? List.of(table.hash()) : index.hash()) {
            keys.add(new Condition.Compare(Path.of(hash.name()), "=", value(table, hash)));
        }
        boolean wholePartition = !addRange(table, index == null ? table.rangeAttributes() : index.range(), keys);
        Collections.shuffle(keys, new Random(alphabet.below(1 << 20)));
        @Nullable Integer limit = alphabet.chance(50) ? 1 + alphabet.below(4) : null;
        List<String> filtered = shownAttributes(table, index);
        filtered.removeAll(unfilterable(table, index));
        Item start = null;
        if (index == null && wholePartition && table.range().isPresent() && alphabet.chance(15)) {
            KeyAttribute range = table.range().get();
            Value partition = ((Condition.Compare) keys.get(0)).value();
            start = Item.EMPTY.with(table.hash().name(), partition).with(range.name(), alphabet.key(range));
        }
        return new QueryStep(
                table.name(),
                index == null ? null : index.name(),
                keys,
                alphabet.chance(50),
                limit,
                filtered.isEmpty() || alphabet.chance(70) ? null : conditions.on(filtered),
                selection(table, index),
                isConsistent(index),
                start,
                limit != null && alphabet.chance(15));
    }

    /** Conditions on the sort key from the left, all but the last equalities; tells whether there are any. */
    private boolean addRange(TableShape table, List<KeyAttribute> range, List<Condition> keys) {
        int used = alphabet.below(range.size() + 1);
        for (int index = 0; index < used; index++) {
            KeyAttribute attribute = range.get(index);
            Path path = Path.of(attribute.name());
            boolean last = index == used - 1;
            if (last && alphabet.chance(20)) {
                keys.add(conditions.between(path, attribute.type()));
            } else if (last && !attribute.type().equals("N") && alphabet.chance(25)) {
                keys.add(new Condition.BeginsWith(path, alphabet.scalar(attribute.type())));
            } else {
                String comparator = last ? alphabet.pick(List.of("=", "<", "<=", ">", ">=")) : "=";
                keys.add(new Condition.Compare(path, comparator, value(table, attribute)));
            }
        }
        return used > 0;
    }

    /** A value of an attribute wherever it is a key: the table's partition key has values of its own. */
    private Value value(TableShape table, KeyAttribute attribute) {
        return attribute.name().equals(table.hash().name()) ? alphabet.partition(attribute) : alphabet.key(attribute);
    }

    Step scan(TableShape table) {
        IndexShape index = index(table);
        List<String> filtered = shownAttributes(table, index);
        return new ScanStep(
                table.name(),
                index == null ? null : index.name(),
                alphabet.chance(50) ? 1 : alphabet.pick(List.of(2, 3, 7)),
                alphabet.chance(60) ? 1 + alphabet.below(5) : null,
                alphabet.chance(70) ? null : conditions.on(filtered),
                selection(table, index),
                isConsistent(index));
    }

    private @Nullable IndexShape index(TableShape table) {
        int choice = alphabet.below(table.indexes().size() + 2);
        return choice < table.indexes().size() ? table.indexes().get(choice) : null;
    }

    private boolean isConsistent(@Nullable IndexShape index) {
        return (index == null || index.isLocal()) && alphabet.chance(50);
    }

    /** The attributes that an entry may show. */
    private static List<String> shownAttributes(TableShape table, @Nullable IndexShape index) {
        List<String> names = new ArrayList<>(WriteChoice.attributes(table));
        if (index != null && !index.projectsAll()) {
            names.retainAll(index.projectedNames(table));
        }
        return names;
    }

    /** What the filter of a Query may not touch: the keys it queries; on a local index those of the table neither. */
    private static Set<String> unfilterable(TableShape table, @Nullable IndexShape index) {
        List<KeyAttribute> keys = new ArrayList<>();
        if (index == null || index.isLocal()) {
            keys.addAll(table.keyAttributes());
        }
        if (index != null) {
            keys.addAll(index.keyAttributes());
        }
        return Set.copyOf(keys.stream().map(KeyAttribute::name).distinct().toList());
    }

    private Selection selection(TableShape table, @Nullable IndexShape index) {
        int choice = alphabet.below(10);
        if (choice == 0) {
            return Selection.COUNT;
        }
        boolean readsTable = index == null || index.isLocal() || index.projectsAll();
        if (choice == 1 && readsTable) {
            return Selection.ALL;
        }
        if (choice < 4) {
            return Selection.of(
                    conditions.paths(readsTable ? WriteChoice.attributes(table) : shownAttributes(table, index)));
        }
        return Selection.DEFAULT;
    }
}
