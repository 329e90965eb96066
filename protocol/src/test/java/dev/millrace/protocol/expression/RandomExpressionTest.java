package dev.millrace.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.eval.BoundUpdate;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.Item;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random conditions against a plain reference, random updates against a plain list, and token soup. Seeded. */
final class RandomExpressionTest {
    private static final String[] ATTRIBUTES = {"a", "b", "c", "d"};
    private static final String[] RELATIONS = {"=", "<>", "<", "<=", ">", ">="};
    private static final List<ExpressionKind> KINDS = List.of(ExpressionKind.values());
    private static final String[] TOKENS = {
        "a",
        "b",
        "name",
        "#a",
        "#m",
        "#x",
        ":one",
        ":s",
        ":l",
        ":ss",
        ":x",
        "(",
        "(",
        ")",
        ")",
        "[",
        "]",
        "0",
        "1",
        "99999999999",
        ".",
        ",",
        "=",
        "<>",
        "<",
        "<=",
        ">",
        ">=",
        "+",
        "-",
        "AND",
        "OR",
        "NOT",
        "BETWEEN",
        "IN",
        "SET",
        "REMOVE",
        "ADD",
        "DELETE",
        "size(",
        "contains(",
        "begins_with(",
        "attribute_exists(",
        "attribute_type(",
        "if_not_exists(",
        "list_append(",
        "dog(",
        "a = :one",
        "attribute_exists(a)",
        "SET a = :one",
        "REMOVE b",
        "\"",
        "\u00e9",
        "\ud83d\ude00",
        "\ud83d",
        "\u0000",
        "%s",
        "\\",
        "'"
    };
    private static final int ROUNDS = 5_000;

    /** What the reference knows of a value: its type and something Comparable in DynamoDB's order. */
    private record Plain(char type, Comparable<?> value) {}

    @Test
    void conditionsAgreeWithAPlainReference() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, AttributeValue> values = new LinkedHashMap<>();
            Item item = randomItem(random);
            Generated condition = randomCondition(random, item, values, 3);
            ExpressionBinder binder =
                    Expressions.binder(null, values.isEmpty() ? null : new AttributeMap(values, null));
            assertThat(binder.condition(condition.text).test(item))
                    .as("seed %d, round %d: %s with %s on %s", seed, round, condition.text, values, item)
                    .isEqualTo(condition.holds);
            binder.requireAllUsed();
        }
    }

    /** A condition's text and whether it holds, computed while it is made. */
    private record Generated(String text, boolean holds) {}

    private static Generated randomCondition(
            SplittableRandom random, Item item, Map<String, AttributeValue> values, int depth) {
        int choice = depth == 0 ? 0 : random.nextInt(4);
        if (choice == 1) {
            Generated term = randomCondition(random, item, values, depth - 1);
            return new Generated("NOT (" + term.text + ")", !term.holds);
        }
        if (choice >= 2) {
            boolean and = choice == 2;
            boolean holds = and;
            StringBuilder text = new StringBuilder();
            for (int count = 2 + random.nextInt(2); count > 0; count--) {
                Generated term = randomCondition(random, item, values, depth - 1);
                holds = and ? holds && term.holds : holds || term.holds;
                text.append(text.isEmpty() ? "" : and ? " AND " : " OR ")
                        .append('(')
                        .append(term.text)
                        .append(')');
            }
            return new Generated(text.toString(), holds);
        }
        return randomComparison(random, item, values);
    }

    private static Generated randomComparison(SplittableRandom random, Item item, Map<String, AttributeValue> values) {
        String relation = RELATIONS[random.nextInt(RELATIONS.length)];
        int left = random.nextInt(ATTRIBUTES.length);
        AttributeValue first = item.find(ATTRIBUTES[left]);
        AttributeValue second;
        String right;
        if (random.nextBoolean()) {
            right = ATTRIBUTES[(left + 1) % ATTRIBUTES.length];
            second = item.find(right);
        } else {
            second = randomValue(random);
            right = ":v" + values.size();
            values.put(right, second);
        }
        return new Generated(ATTRIBUTES[left] + " " + relation + " " + right, holds(first, relation, second));
    }

    private static boolean holds(@Nullable AttributeValue left, String relation, @Nullable AttributeValue right) {
        boolean equal = left != null
                && right != null
                && plain(left).type == plain(right).type
                && compare(plain(left), plain(right)) == 0;
        if (relation.equals("=")) {
            return equal;
        }
        if (relation.equals("<>")) {
            return !equal;
        }
        if (left == null || right == null || plain(left).type != plain(right).type) {
            return false;
        }
        int order = compare(plain(left), plain(right));
        return switch (relation) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    @SuppressWarnings("unchecked")
    private static int compare(Plain left, Plain right) {
        return ((Comparable<Object>) left.value).compareTo(right.value);
    }

    /** Strings as their bytes in hexadecimal, whose character order is unsigned byte order. */
    private static Plain plain(AttributeValue value) {
        if (value instanceof AttributeValue.N number) {
            return new Plain('N', new BigDecimal(number.value().text()));
        }
        if (value instanceof AttributeValue.S string) {
            return new Plain('S', hex(string.value().getBytes(StandardCharsets.UTF_8)));
        }
        return new Plain('B', hex(((AttributeValue.B) value).value().toByteArray()));
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte unit : bytes) {
            text.append(Character.forDigit((unit >> 4) & 15, 16)).append(Character.forDigit(unit & 15, 16));
        }
        return text.toString();
    }

    private static Item randomItem(SplittableRandom random) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (String name : ATTRIBUTES) {
            if (random.nextInt(4) > 0) {
                attributes.put(name, randomValue(random));
            }
        }
        return Item.of(attributes);
    }

    private static AttributeValue randomValue(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> AttributeValue.n(random.nextInt(-2, 3));
            case 1 ->
                AttributeValue.s(List.of("", "a", "ab", "\u00e9", "\uffee", "\ud83d\ude00")
                        .get(random.nextInt(6)));
            default -> new AttributeValue.B(Binary.owning(new byte[] {(byte) random.nextInt(-2, 3)}));
        };
    }

    @Test
    void listUpdatesAgreeWithAPlainList() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            int length = random.nextInt(4);
            List<AttributeValue> before = new ArrayList<>();
            for (int index = 0; index < length; index++) {
                before.add(AttributeValue.n(index));
            }
            List<String> sets = new ArrayList<>();
            List<String> removes = new ArrayList<>();
            @Nullable AttributeValue[] slots = before.toArray(new AttributeValue[7]);
            for (int index = 0; index < slots.length; index++) {
                int action = random.nextInt(3);
                if (action == 1) {
                    sets.add("l[" + index + "] = :v");
                    slots[index] = AttributeValue.s("v");
                } else if (action == 2) {
                    removes.add("l[" + index + "]");
                    slots[index] = null;
                }
            }
            String text = (sets.isEmpty() ? "" : "SET " + String.join(", ", sets))
                    + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
            if (text.isEmpty()) {
                continue;
            }
            List<AttributeValue> expected = new ArrayList<>(Arrays.asList(slots));
            expected.removeIf(slot -> slot == null);
            BoundUpdate update = Expressions.binder(null, new AttributeMap(Map.of(":v", AttributeValue.s("v")), null))
                    .update(text);
            Item after = update.apply(Item.of(Map.of("l", new AttributeValue.L(before))), Item.EMPTY)
                    .after();
            assertThat(after)
                    .as("seed %d, round %d: %s on %s", seed, round, text, before)
                    .isEqualTo(Item.of(Map.of("l", new AttributeValue.L(expected))));
        }
    }

    @Test
    void tokenSoupIsAnsweredOrRefused() {
        Item item = Json.item("{'a': {'N': '1'}, 'b': {'L': [{'M': {'a': {'SS': ['x']}}}]}}");
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 10 * ROUNDS; round++) {
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(12); count >= 0; count--) {
                text.append(TOKENS[random.nextInt(TOKENS.length)]).append(random.nextInt(4) == 0 ? "" : " ");
            }
            ExpressionKind kind = KINDS.get(random.nextInt(KINDS.size()));
            try {
                run(kind, text.toString(), item);
            } catch (ApiException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ", round " + round + ", " + kind + ": " + text, e);
            }
        }
    }

    private static void run(ExpressionKind kind, String text, Item item) {
        ExpressionBinder binder = Expressions.binder();
        switch (kind) {
            case CONDITION -> binder.condition(text).test(item);
            case FILTER -> binder.filter(text).test(null);
            case KEY_CONDITION -> binder.keyCondition(text);
            case PROJECTION -> binder.projection(text).project(item);
            case UPDATE -> {
                BoundUpdate.Result result = binder.update(text).apply(item, Item.EMPTY);
                result.updatedOld();
                result.updatedNew();
            }
        }
    }
}
