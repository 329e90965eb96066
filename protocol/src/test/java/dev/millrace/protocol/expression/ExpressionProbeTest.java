package dev.millrace.protocol.expression;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.eval.BoundUpdate;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Replays requests that were sent to AWS DynamoDB Local 3.3.1, which shares AWS's parser; the differences are listed. */
final class ExpressionProbeTest {
    private static final String PREFIX = "Invalid KeyConditionExpression: ";
    private static final KeySchema PK_SK =
            KeySchema.of(new KeyAttribute("pk", AttributeType.S), new KeyAttribute("sk", AttributeType.S));
    private static final KeySchema PK = KeySchema.of(new KeyAttribute("pk", AttributeType.S), null);

    /** What AWS answers otherwise, by what Local says; evidence: expressions.md 1, 4, 5.3, 5.4. */
    private static final Map<String, String> OTHER_WORDING = Map.ofEntries(
            entry("{N,BS,L,B,NULL,M,S,SS,NS,BOOL}", "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}"),
            entry(
                    "{SS,NS,DECIMALSET,FS,BOOL,B,FLOAT,L,HDS,N,BS,HD,INTSET,DOUBLESET,M,S,DICT,DOUBLE,DECIMAL,INT,NULL}",
                    "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}"));

    /** What AWS answers otherwise, by expression. */
    private static final Map<String, String> OTHER_ANSWER = Map.ofEntries(
            entry(
                    "size = :one",
                    "Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: size"),
            entry(
                    "SET size = :one",
                    "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: size"),
            entry("pk.x = :s", PREFIX + "KeyConditionExpressions cannot have conditions on nested attributes"),
            entry(
                    "pk = :s AND sk[0] = :s",
                    PREFIX + "KeyConditionExpressions cannot have conditions on nested attributes"),
            entry("sk = :s", "Query condition missed key schema element: pk"),
            entry("a = :s", "Query condition missed key schema element: pk"),
            entry("pk = :s AND a = :s", "Query condition missed key schema element: sk"));

    @TestFactory
    Stream<DynamicTest> answersAsRecorded() {
        return Json.lines("expression-probes.jsonl").stream()
                .map(probe -> DynamicTest.dynamicTest(probe.get("op") + " " + text(probe), () -> {
                    String recorded = expected(probe);
                    String answer = Expressions.outcome(() -> run(probe));
                    if (recorded.startsWith("ExpressionAttributeValues contains invalid value: ")) {
                        assertThat(answer)
                                .isEqualTo("ExpressionAttributeValues contains invalid value: bad value for key :one");
                    } else {
                        assertThat(answer).isEqualTo(recorded);
                    }
                }));
    }

    private static String text(Map<String, Object> probe) {
        Map<String, Object> texts = new LinkedHashMap<>(probe);
        texts.keySet().removeIf(name -> !name.endsWith("Expression"));
        return texts.values().toString();
    }

    private static String expected(Map<String, Object> probe) {
        String recorded = String.valueOf(probe.get("expected"));
        for (Map.Entry<String, String> other : OTHER_WORDING.entrySet()) {
            recorded = recorded.replace(other.getKey(), other.getValue());
        }
        for (ExpressionKind kind : ExpressionKind.values()) {
            String other = OTHER_ANSWER.get(String.valueOf(probe.get(kind.parameter())));
            if (other != null && kind != ExpressionKind.FILTER) {
                return other;
            }
        }
        boolean secondPass = recorded.startsWith("Invalid operator used in KeyConditionExpression")
                || recorded.startsWith("Invalid condition in KeyConditionExpression")
                || recorded.startsWith("KeyConditionExpressions ");
        return secondPass ? PREFIX + recorded : recorded;
    }

    /** Does what a handler does before it reads an item. */
    private static void run(Map<String, Object> probe) {
        ExpressionTexts texts = new ExpressionTexts();
        for (ExpressionKind kind : ExpressionKind.values()) {
            texts.with(kind, find(probe, kind));
        }
        ExpressionBinder binder = ExpressionBinder.of(names(probe), values(probe), texts);
        String update = find(probe, ExpressionKind.UPDATE);
        BoundUpdate bound = update == null ? BoundUpdate.NONE : binder.update(update);
        for (ExpressionKind kind : List.of(ExpressionKind.CONDITION, ExpressionKind.PROJECTION)) {
            String text = find(probe, kind);
            if (text != null) {
                Expressions.bind(binder, kind, text);
            }
        }
        String key = find(probe, ExpressionKind.KEY_CONDITION);
        String filter = find(probe, ExpressionKind.FILTER);
        if (key != null) {
            var keys = binder.keyCondition(key);
            var filtered = filter == null ? null : binder.filter(filter);
            binder.requireAllUsed();
            keys.fit(PK_SK);
            if (filtered != null) {
                filtered.requireNoKeys(PK_SK, false);
            }
            return;
        }
        binder.requireAllUsed();
        bound.requireNotKeys(PK);
    }

    private static @Nullable String find(Map<String, Object> probe, ExpressionKind kind) {
        return (String) probe.get(kind.parameter());
    }

    private static @Nullable Map<String, String> names(Map<String, Object> probe) {
        if (!probe.containsKey("ExpressionAttributeNames")) {
            return null;
        }
        Map<String, String> names = new LinkedHashMap<>();
        Json.child(probe, "ExpressionAttributeNames").forEach((key, value) -> names.put(key, (String) value));
        return names;
    }

    static @Nullable AttributeMap values(Map<String, Object> probe) {
        return probe.containsKey("ExpressionAttributeValues")
                ? Json.attributeMap(Json.child(probe, "ExpressionAttributeValues"))
                : null;
    }

    @TestFactory
    Stream<DynamicTest> updatesWorkAsRecorded() {
        Item item = Json.item(Json.lines("item-k.json").get(0));
        return Json.lines("update-semantics.jsonl").stream()
                .map(probe ->
                        DynamicTest.dynamicTest(String.valueOf(probe.get("expr")), () -> replayUpdate(probe, item)));
    }

    /** Local returns whole top-level attributes where AWS returns touched leaves, so the attributes are compared whole. */
    private static void replayUpdate(Map<String, Object> probe, Item item) {
        Map<String, Object> request = Json.child(probe, "request");
        String recorded = String.valueOf(probe.get("ddb_local_3_3_1"));
        ExpressionBinder binder = Expressions.binder(null, values(request));
        Item[] after = new Item[1];
        String answer = Expressions.outcome(() -> after[0] = binder.update(String.valueOf(probe.get("expr")))
                .apply(item, Item.EMPTY)
                .after());
        if (recorded.startsWith("400 ")) {
            assertThat(answer).isEqualTo(recorded.substring(recorded.indexOf(" | ") + 3));
            return;
        }
        assertThat(answer).isEqualTo("ok");
        Map<String, Object> body = Json.object(recorded.substring(4));
        if (body.containsKey("Attributes")) {
            Item attributes = Json.item(Json.child(body, "Attributes"));
            assertThat(after[0].attributes()).containsAllEntriesOf(attributes.attributes());
        }
    }

    @TestFactory
    Stream<DynamicTest> conditionsHoldAsRecorded() {
        List<Map<String, Object>> lines = Json.lines("condition-semantics.jsonl");
        Item item = Json.item(Json.child(lines.get(0), "item"));
        AttributeMap values = Json.attributeMap(Json.child(lines.get(0), "values"));
        return lines.stream()
                .skip(1)
                .map(line -> DynamicTest.dynamicTest(
                        String.valueOf(line.get("condition")),
                        () -> assertThat(Expressions.binder(null, values)
                                        .condition(String.valueOf(line.get("condition")))
                                        .test(item))
                                .isEqualTo(Boolean.valueOf(String.valueOf(line.get("ddb_local_3_3_1"))))));
    }
}
