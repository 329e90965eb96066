package dev.millrace.server.operation.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.PageResponse;
import dev.millrace.protocol.operation.QueryContract;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What no case over HTTP can show: how pages are built, and indexes that are not ready. */
class PageBoundsTest {
    private static final String LOCAL = "'TableName':'Table','IndexName':'local','KeyConditionExpression':'pk=:p',"
            + "'ExpressionAttributeValues':{':p':{'S':'p'}}";

    private final PageFixture fixture = new PageFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private void fill(int count, int size) {
        for (int sk = 0; sk < count; sk++) {
            Map<String, AttributeValue> attributes = new LinkedHashMap<>();
            attributes.put("pk", AttributeValue.s("p"));
            attributes.put("sk", AttributeValue.n(sk));
            attributes.put("lsk", AttributeValue.s("l"));
            attributes.put("gpk", AttributeValue.s("g"));
            attributes.put("v", AttributeValue.s("x".repeat(size)));
            fixture.put(Item.of(attributes));
        }
    }

    @Test
    void fetchedItemsFillThePage() {
        fill(40, 60_000);

        PageResponse page = fixture.query("{" + LOCAL + ",'Select':'ALL_ATTRIBUTES'}");

        assertThat(page.count()).isEqualTo(18);
        assertThat(page.lastEvaluatedKey()).isNotNull();
    }

    @Test
    void entriesThatAreNotFetchedDoNot() {
        fill(40, 60_000);

        PageResponse page = fixture.query("{" + LOCAL + "}");

        assertThat(page.count()).isEqualTo(40);
        assertThat(page.lastEvaluatedKey()).isNull();
    }

    @Test
    void onlyWhatPassesTheFilterIsFetchedAndPaidFor() {
        fill(4, 10);

        PageResponse page = fixture.query("{'TableName':'Table','IndexName':'local','KeyConditionExpression':'pk=:p',"
                + "'FilterExpression':'sk < :s','ExpressionAttributeValues':{':p':{'S':'p'},':s':{'N':'1'}},"
                + "'Select':'ALL_ATTRIBUTES','ReturnConsumedCapacity':'INDEXES'}");

        assertThat(page.count()).isEqualTo(1);
        assertThat(Objects.requireNonNull(page.consumedCapacity()).capacityUnits())
                .isEqualTo(1.0);
    }

    @Test
    void itemsWithoutFilterAndProjectionAreAnsweredAsStored() {
        fill(2, 10);

        List<Item> items =
                Objects.requireNonNull(fixture.scan("{'TableName':'Table'}").items());

        assertThat(items)
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.encodedOrNull()).isNotNull());
    }

    @Test
    void anIndexWithoutAllItsEntriesCannotBeRead() {
        fixture.makeIncomplete("keys");

        assertThatThrownBy(() -> fixture.scan("{'TableName':'Table','IndexName':'keys'}"))
                .isInstanceOf(ApiException.class)
                .hasMessage("Cannot read from backfilling global secondary index: keys");
        assertThat(fixture.scan("{'TableName':'Table','IndexName':'global'}").count())
                .isZero();
    }

    @Test
    void anAnswerLeavesOutWhatItDoesNotHave() {
        JsonWriter out = new JsonWriter();

        new QueryContract().encode(new PageResponse(null, 1, 2, null, null), out);

        assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8)).isEqualTo("{\"Count\":1,\"ScannedCount\":2}");
    }
}
