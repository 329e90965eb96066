package dev.millrace.it.story;

import static dev.millrace.it.story.Values.key;
import static dev.millrace.it.story.Values.list;
import static dev.millrace.it.story.Values.n;
import static dev.millrace.it.story.Values.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.it.fixture.UniqueNames;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Items: put, read, updated and deleted, with expressions and return values. */
abstract class ItemStory extends Story {
    private String table = "";

    ItemStory(Function<URI, StoryClient> connect) {
        super(connect);
    }

    @BeforeAll
    void createTable() {
        table = newTable((StreamViewType) null);
    }

    private Map<String, AttributeValue> read(String key) {
        return client().getItem(GetItemRequest.builder()
                        .tableName(table)
                        .key(key(key))
                        .consistentRead(true)
                        .build())
                .item();
    }

    private UpdateItemRequest.Builder update(String key, String expression) {
        return UpdateItemRequest.builder().tableName(table).key(key(key)).updateExpression(expression);
    }

    @Test
    void allTenTypesComeBackAsWritten() {
        put(table, Values.everyType("all-types"));

        assertThat(Values.comparable(read("all-types"))).isEqualTo(Values.comparable(Values.everyType("all-types")));
    }

    @Test
    void numbersComeBackInTheirCanonicalText() {
        put(table, Map.of("pk", s("numbers"), "a", n("1e3"), "b", n("0.50"), "c", n("+007"), "d", n("-0.0")));

        assertThat(read("numbers"))
                .containsEntry("a", n("1000"))
                .containsEntry("b", n("0.5"))
                .containsEntry("c", n("7"))
                .containsEntry("d", n("0"));
    }

    @Test
    void missingItemHasNoItemMember() {
        GetItemResponse answer = client().getItem(GetItemRequest.builder()
                .tableName(table)
                .key(key("nobody"))
                .build());

        assertThat(answer.hasItem()).isFalse();
    }

    @Test
    void sortKeysTellItemsApartByNumberNotByText() {
        String composite = newTable(TableRequests.createWithSortKey(UniqueNames.table("composite")));
        put(composite, Map.of("pk", s("p"), "sk", n("1"), "v", s("first")));
        put(composite, Map.of("pk", s("p"), "sk", n("1.0"), "v", s("same key")));
        put(composite, Map.of("pk", s("p"), "sk", n("2"), "v", s("second")));

        Map<String, AttributeValue> item = client().getItem(GetItemRequest.builder()
                        .tableName(composite)
                        .key(Map.of("pk", s("p"), "sk", n("1e0")))
                        .build())
                .item();

        assertThat(item).containsEntry("v", s("same key"));
    }

    @Test
    void putReturnsTheItemItReplaced() {
        put(table, Map.of("pk", s("replaced"), "v", n(1)));

        PutItemResponse answer = client().putItem(PutItemRequest.builder()
                .tableName(table)
                .item(Map.of("pk", s("replaced"), "w", n(2)))
                .returnValues(ReturnValue.ALL_OLD)
                .build());

        assertThat(answer.attributes()).isEqualTo(Map.of("pk", s("replaced"), "v", n(1)));
        assertThat(read("replaced")).isEqualTo(Map.of("pk", s("replaced"), "w", n(2)));
    }

    @Test
    void failedConditionChangesNothingAndShowsTheItemOnRequest() {
        put(table, Map.of("pk", s("guarded"), "v", n(1)));

        ConditionalCheckFailedException refusal = catchThrowableOfType(
                ConditionalCheckFailedException.class,
                () -> client().putItem(PutItemRequest.builder()
                        .tableName(table)
                        .item(Map.of("pk", s("guarded"), "v", n(2)))
                        .conditionExpression("attribute_not_exists(pk) OR #v > :limit")
                        .expressionAttributeNames(Map.of("#v", "v"))
                        .expressionAttributeValues(Map.of(":limit", n(1)))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build()));

        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("The conditional request failed");
        assertThat(refusal.item()).isEqualTo(Map.of("pk", s("guarded"), "v", n(1)));
        assertThat(read("guarded")).containsEntry("v", n(1));
    }

    @Test
    void conditionsSeeTheStoredItem() {
        put(table, Values.everyType("conditions"));

        UpdateItemResponse answer = client().updateItem(update("conditions", "SET touched = :t")
                .conditionExpression("attribute_exists(#map.branch.deep) AND size(strings) = :three"
                        + " AND contains(strings, :b) AND begins_with(#string, :h)"
                        + " AND attribute_type(#null, :null) AND #zero BETWEEN :minus AND :three"
                        + " AND #list[1] IN (:x, :t) AND NOT #true = :f")
                .expressionAttributeNames(Map.of(
                        "#map", "map", "#string", "string", "#null", "null", "#zero", "zero", "#list", "list", "#true",
                        "true"))
                .expressionAttributeValues(Map.of(
                        ":t", s("t"),
                        ":three", n(3),
                        ":b", s("b"),
                        ":h", s("h"),
                        ":null", s("NULL"),
                        ":minus", n(-1),
                        ":x", s("x"),
                        ":f", AttributeValue.fromBool(false)))
                .returnValues(ReturnValue.UPDATED_NEW)
                .build());

        assertThat(answer.attributes()).isEqualTo(Map.of("touched", s("t")));
    }

    @Test
    void updateCreatesTheItemItDoesNotFind() {
        UpdateItemResponse answer = client().updateItem(
                        update("created", "SET a = if_not_exists(a, :zero) + :one ADD tags :tags")
                                .expressionAttributeValues(Map.of(
                                        ":zero", n(0), ":one", n(1), ":tags", AttributeValue.fromSs(List.of("x"))))
                                .returnValues(ReturnValue.ALL_NEW)
                                .build());

        assertThat(answer.attributes())
                .isEqualTo(Map.of("pk", s("created"), "a", n(1), "tags", AttributeValue.fromSs(List.of("x"))));
    }

    @Test
    void updateThatOnlyRemovesCreatesNothing() {
        client().updateItem(update("ghost", "REMOVE a").build());

        assertThat(read("ghost")).isEmpty();
    }

    @Test
    void fourSectionsActOnTheItemAsItWas() {
        put(
                table,
                Map.of(
                        "pk", s("sections"),
                        "a", n(10),
                        "b", n(20),
                        "gone", s("x"),
                        "count", n("1.5"),
                        "set", AttributeValue.fromNs(List.of("1", "2", "3")),
                        "l", list(s("a"), s("b"), s("c"))));

        client().updateItem(update(
                        "sections",
                        "SET a = b, b = a, l = list_append(l, :more) REMOVE gone"
                                + " ADD #count :half DELETE #set :two")
                .expressionAttributeNames(Map.of("#count", "count", "#set", "set"))
                .expressionAttributeValues(Map.of(
                        ":more", list(s("d")),
                        ":half", n("0.5"),
                        ":two", AttributeValue.fromNs(List.of("2"))))
                .build());

        assertThat(Values.comparable(read("sections")))
                .isEqualTo(Map.of(
                        "pk", s("sections"),
                        "a", n(20),
                        "b", n(10),
                        "count", n(2),
                        "set", AttributeValue.fromNs(List.of("1", "3")),
                        "l", list(s("a"), s("b"), s("c"), s("d"))));
    }

    @Test
    void updatedOldAndNewHoldOnlyTheTouchedLeaves() {
        Map<String, AttributeValue> item = Map.of(
                "pk", s("leaves"),
                "m", AttributeValue.fromM(Map.of("x", n(1), "y", n(2))),
                "l", list(n(1), n(2), n(3)));
        put(table, item);
        UpdateItemRequest.Builder change =
                update("leaves", "SET m.x = :v, l[1] = :v").expressionAttributeValues(Map.of(":v", n(9)));

        Map<String, AttributeValue> before = client().updateItem(
                        change.copy().returnValues(ReturnValue.UPDATED_OLD).build())
                .attributes();
        put(table, item);
        Map<String, AttributeValue> after = client().updateItem(
                        change.copy().returnValues(ReturnValue.UPDATED_NEW).build())
                .attributes();

        assertThat(before).isEqualTo(Map.of("m", AttributeValue.fromM(Map.of("x", n(1))), "l", list(n(2))));
        assertThat(after).isEqualTo(Map.of("m", AttributeValue.fromM(Map.of("x", n(9))), "l", list(n(9))));
    }

    @Test
    void allOldIsTheItemBeforeTheUpdate() {
        put(table, Map.of("pk", s("all-old"), "v", n(1)));

        UpdateItemResponse answer = client().updateItem(update("all-old", "SET v = v + :one")
                .expressionAttributeValues(Map.of(":one", n(1)))
                .returnValues(ReturnValue.ALL_OLD)
                .build());

        assertThat(answer.attributes()).isEqualTo(Map.of("pk", s("all-old"), "v", n(1)));
    }

    @Test
    void projectionPicksPathsAndNothingElse() {
        Map<String, AttributeValue> item = new HashMap<>(Values.everyType("projected"));
        put(table, item);

        Map<String, AttributeValue> answer = client().getItem(GetItemRequest.builder()
                        .tableName(table)
                        .key(key("projected"))
                        .projectionExpression("#map.branch, #list[1], zero1, #number")
                        .expressionAttributeNames(Map.of("#map", "map", "#list", "list", "#number", "number"))
                        .build())
                .item();

        assertThat(answer)
                .isEqualTo(Map.of(
                        "map",
                        AttributeValue.fromM(Map.of(
                                "branch", AttributeValue.fromM(Map.of("deep", AttributeValue.fromSs(List.of("q")))))),
                        "list",
                        list(s("x")),
                        "number",
                        item.get("number")));
    }

    @Test
    void projectionThatFindsNothingIsAnEmptyItem() {
        put(table, key("bare"));

        GetItemResponse answer = client().getItem(GetItemRequest.builder()
                .tableName(table)
                .key(key("bare"))
                .projectionExpression("nothing")
                .build());

        assertThat(answer.hasItem()).isTrue();
        assertThat(answer.item()).isEmpty();
    }

    @Test
    void deleteReturnsWhatItDeletedAndThenNothing() {
        put(table, Map.of("pk", s("deleted"), "v", n(1)));
        DeleteItemRequest request = DeleteItemRequest.builder()
                .tableName(table)
                .key(key("deleted"))
                .returnValues(ReturnValue.ALL_OLD)
                .build();

        DeleteItemResponse first = client().deleteItem(request);
        DeleteItemResponse second = client().deleteItem(request);

        assertThat(first.attributes()).isEqualTo(Map.of("pk", s("deleted"), "v", n(1)));
        assertThat(second.hasAttributes()).isFalse();
        assertThat(read("deleted")).isEmpty();
    }

    @Test
    void conditionalDeleteLeavesTheItemWhenItsConditionFails() {
        put(table, Map.of("pk", s("kept"), "v", n(1)));

        assertThatThrownBy(() -> client().deleteItem(DeleteItemRequest.builder()
                        .tableName(table)
                        .key(key("kept"))
                        .conditionExpression("v = :two")
                        .expressionAttributeValues(Map.of(":two", n(2)))
                        .build()))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(read("kept")).containsEntry("v", n(1));
    }

    @Test
    void writesToAMissingTableAreRefused() {
        assertThatThrownBy(() -> put(UniqueNames.table("missing"), key("x")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found");
    }

    @Test
    void brokenExpressionIsAValidationException() {
        DynamoDbException refusal = catchThrowableOfType(
                DynamoDbException.class,
                () -> client().updateItem(update("x", "SET a = = b").build()));

        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
        assertThat(refusal.awsErrorDetails().errorMessage())
                .isEqualTo("Invalid UpdateExpression: Syntax error; token: \"=\", near: \"= = b\"");
    }

    @Test
    void updateThatNestsTooDeepIsRefusedAndTheItemStaysReadable() {
        AttributeValue nested = s("leaf");
        for (int level = 0; level < 30; level++) {
            nested = AttributeValue.fromM(Map.of("x", nested));
        }
        client().putItem(PutItemRequest.builder()
                .tableName(table)
                .item(Map.of("pk", s("nested"), "m", nested))
                .build());

        DynamoDbException refusal = catchThrowableOfType(
                DynamoDbException.class,
                () -> client().updateItem(update("nested", "SET m.x.deeper = m").build()));

        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.awsErrorDetails().errorMessage())
                .isEqualTo("Nesting Levels have exceeded supported limits: "
                        + "Attributes in the item have nested levels beyond supported limit");
        assertThat(client().updateItem(update("nested", "REMOVE m").build())
                        .sdkHttpResponse()
                        .isSuccessful())
                .isTrue();
    }

    @Test
    void consumedCapacityIsReportedOnRequest() {
        PutItemResponse answer = client().putItem(PutItemRequest.builder()
                .tableName(table)
                .item(Map.of("pk", s("capacity"), "text", s("x".repeat(1500))))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());

        assertThat(answer.consumedCapacity().tableName()).isEqualTo(table);
        assertThat(answer.consumedCapacity().capacityUnits()).isEqualTo(2.0);
    }
}
