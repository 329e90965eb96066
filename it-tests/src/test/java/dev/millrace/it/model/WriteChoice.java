package dev.millrace.it.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws writes. Not thread-safe. */
final class WriteChoice {
    /** Attributes outside all keys: a is mostly a number, b a set, c a map, d a list, e anything. */
    static final List<String> FREE = List.of("a", "b", "c", "d", "e");

    private final Alphabet alphabet;
    private final ConditionChoice conditions;

    WriteChoice(Alphabet alphabet, ConditionChoice conditions) {
        this.alphabet = alphabet;
        this.conditions = conditions;
    }

    Item key(TableShape table) {
        Item key = Item.EMPTY.with(table.hash().name(), alphabet.partition(table.hash()));
        for (KeyAttribute range : table.rangeAttributes()) {
            key = key.with(range.name(), alphabet.key(range));
        }
        return key;
    }

    Write put(TableShape table, Item key, boolean conditional) {
        Item item = key;
        for (KeyAttribute attribute : table.indexAttributes()) {
            if (alphabet.chance(65)) {
                item = item.with(attribute.name(), indexKey(attribute));
            }
        }
        for (String attribute : FREE) {
            if (alphabet.chance(40)) {
                item = item.with(attribute, usual(attribute));
            }
        }
        return write(Write.Kind.PUT, table, item, List.of(), conditional, List.of("NONE", "ALL_OLD"));
    }

    Write delete(TableShape table, Item key, boolean conditional) {
        return write(Write.Kind.DELETE, table, key, List.of(), conditional, List.of("NONE", "ALL_OLD"));
    }

    Write update(TableShape table, Item key, boolean conditional) {
        List<Action> actions = new ArrayList<>();
        for (KeyAttribute attribute : table.indexAttributes()) {
            if (alphabet.chance(20)) {
                actions.add(indexAction(attribute));
            }
        }
        for (String attribute : FREE) {
            if (alphabet.chance(25)) {
                actions.add(action(attribute));
            }
        }
        return write(
                Write.Kind.UPDATE,
                table,
                key,
                actions,
                conditional,
                List.of("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"));
    }

    /** A part of a transaction: it answers nothing, and must have a condition if it is a check. */
    Write member(TableShape table, Item key) {
        boolean conditional = alphabet.chance(20);
        Write write = switch (alphabet.below(10)) {
            case 0, 1, 2, 3 -> put(table, key, conditional);
            case 4, 5, 6 -> update(table, key, conditional);
            case 7, 8 -> delete(table, key, conditional);
            default ->
                new Write(
                        Write.Kind.CHECK,
                        table.name(),
                        key,
                        List.of(),
                        conditions.on(attributes(table)),
                        "NONE",
                        alphabet.chance(50));
        };
        if (write.kind() == Write.Kind.UPDATE && write.actions().isEmpty()) {
            // Alone an update may come without an expression; in a transaction it is a required member.
            return delete(table, key, conditional).answering("NONE");
        }
        return write.answering("NONE");
    }

    private Write write(
            Write.Kind kind,
            TableShape table,
            Item item,
            List<Action> actions,
            boolean conditional,
            List<String> returnValues) {
        @Nullable Condition condition = conditional ? conditions.on(attributes(table)) : null;
        return new Write(
                kind,
                table.name(),
                item,
                actions,
                condition,
                alphabet.pick(returnValues),
                conditional && alphabet.chance(50));
    }

    /** All attributes that an item of this table may have. */
    static List<String> attributes(TableShape table) {
        List<String> names = new ArrayList<>(FREE);
        table.keyAttributes().forEach(key -> names.add(key.name()));
        table.indexAttributes().forEach(key -> names.add(key.name()));
        return names;
    }

    /** Mostly a value that the index takes; now and then one of a wrong type, which must be refused. */
    private Value indexKey(KeyAttribute attribute) {
        return alphabet.chance(1) ? alphabet.any(1) : alphabet.key(attribute);
    }

    private Action indexAction(KeyAttribute attribute) {
        Path path = Path.of(attribute.name());
        if (alphabet.chance(25)) {
            return new Action.Remove(path);
        }
        if (attribute.type().equals("N") && alphabet.chance(30)) {
            return alphabet.chance(50)
                    ? new Action.Add(path, alphabet.smallNumber())
                    : new Action.SetSum(path, path, alphabet.chance(50), alphabet.smallNumber());
        }
        return new Action.Set(path, alphabet.chance(3) ? alphabet.any(1) : alphabet.key(attribute));
    }

    private Value usual(String attribute) {
        return switch (alphabet.chance(10) ? "e" : attribute) {
            case "a" -> alphabet.scalar("N");
            case "b" -> alphabet.ofType(alphabet.pick(List.of("SS", "NS", "BS")), 0);
            case "c" -> alphabet.ofType("M", 2);
            case "d" -> alphabet.ofType("L", 2);
            default -> alphabet.chance(20) ? alphabet.anyScalar() : alphabet.any(2);
        };
    }

    private Action action(String attribute) {
        Path path = Path.of(attribute);
        if (alphabet.chance(15)) {
            return new Action.Remove(path);
        }
        if (alphabet.chance(15)) {
            Value fallback = alphabet.chance(80) ? usual(attribute) : null;
            return new Action.SetDefault(path, conditions.path(alphabet.pick(FREE)), fallback);
        }
        boolean plain = alphabet.chance(40);
        return switch (plain ? "" : attribute) {
            case "a" ->
                alphabet.chance(50)
                        ? new Action.Add(path, alphabet.smallNumber())
                        : new Action.SetSum(path, path, alphabet.chance(50), alphabet.scalar("N"));
            case "b" ->
                alphabet.chance(50)
                        ? new Action.Add(path, alphabet.ofType(alphabet.pick(List.of("SS", "NS", "BS")), 0))
                        : new Action.Delete(path, alphabet.ofType(alphabet.pick(List.of("SS", "NS", "BS")), 0));
            case "c" -> {
                Path member = Path.member(attribute, alphabet.member());
                yield alphabet.chance(60) ? new Action.Set(member, alphabet.any(1)) : new Action.Remove(member);
            }
            case "d" -> listAction(attribute);
            default -> new Action.Set(path, usual(attribute));
        };
    }

    private Action listAction(String attribute) {
        Path element = Path.element(attribute, alphabet.below(4));
        return switch (alphabet.below(3)) {
            case 0 -> new Action.Set(element, alphabet.any(1));
            case 1 -> new Action.Remove(element);
            default ->
                new Action.SetAppend(
                        Path.of(attribute), Path.of(attribute), List.of(alphabet.any(1)), alphabet.chance(50));
        };
    }
}
