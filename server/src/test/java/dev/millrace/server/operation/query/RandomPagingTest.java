package dev.millrace.server.operation.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.PageResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random items, read page by page in every way, against a plain list of them. A failure names its seed, which is the
 * parameter.
 */
class RandomPagingTest {
    private static final int ITEM_COUNT = 300;

    private final PageFixture fixture = new PageFixture();
    private final List<Item> items = new ArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void pagesOfAPartitionGiveItInOrderInBothDirections(long seed) {
        SplittableRandom random = fill(seed, 60_000);
        for (int round = 0; round < 20; round++) {
            String pk = "p" + random.nextInt(4);
            int from = random.nextInt(200) - 100;
            int to = from + random.nextInt(120);
            List<Item> expected = expected(
                    item -> text(item, "pk").equals(pk) && number(item, "sk") >= from && number(item, "sk") <= to,
                    Comparator.comparingInt(item -> number(item, "sk")));
            String query = "'KeyConditionExpression':'pk=:p AND sk BETWEEN :f AND :t','ExpressionAttributeValues':"
                    + "{':p':{'S':'" + pk + "'},':f':{'N':'" + from + "'},':t':{'N':'" + to + "'}}";

            assertThat(pages(fixture::query, query, limit(random))).isEqualTo(expected);
            assertThat(pages(fixture::query, query + ",'ScanIndexForward':false", limit(random)))
                    .isEqualTo(reversed(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void pagesOfAnIndexWithEqualKeysLoseAndRepeatNothing(long seed) {
        SplittableRandom random = fill(seed, 100);
        for (int round = 0; round < 20; round++) {
            String gpk = "g" + random.nextInt(3);
            String query = "'IndexName':'global','KeyConditionExpression':'gpk=:g','ExpressionAttributeValues':"
                    + "{':g':{'S':'" + gpk + "'}}";
            List<Item> inOnePage = pages(fixture::query, query, null);

            assertThat(inOnePage)
                    .isSortedAccordingTo(Comparator.comparingInt(item -> number(item, "gsk")))
                    .containsExactlyInAnyOrderElementsOf(
                            expected(item -> item.find("gsk") != null && gpk.equals(textOrNull(item, "gpk")), null));
            assertThat(pages(fixture::query, query, limit(random))).isEqualTo(inOnePage);
            assertThat(pages(fixture::query, query + ",'ScanIndexForward':false", limit(random)))
                    .isEqualTo(reversed(inOnePage));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    void pagesOfALocalIndexFetchTheirItems(long seed) {
        SplittableRandom random = fill(seed, 60_000);
        for (int round = 0; round < 10; round++) {
            String pk = "p" + random.nextInt(4);
            String query = "'IndexName':'local','Select':'ALL_ATTRIBUTES','KeyConditionExpression':'pk=:p',"
                    + "'ExpressionAttributeValues':{':p':{'S':'" + pk + "'}}";

            List<Item> read = pages(fixture::query, query, limit(random));

            assertThat(read)
                    .isSortedAccordingTo(Comparator.comparing(item -> text(item, "lsk")))
                    .containsExactlyInAnyOrderElementsOf(expected(
                            item -> item.find("lsk") != null && text(item, "pk").equals(pk), null));
            assertThat(pages(fixture::query, query + ",'ScanIndexForward':false", limit(random)))
                    .isEqualTo(reversed(read));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11})
    void pagesOfAMultiAttributeIndexComeInTheOrderOfTheTuple(long seed) {
        SplittableRandom random = fill(seed, 100);
        for (int round = 0; round < 10; round++) {
            String query = "'IndexName':'multi','KeyConditionExpression':'m1=:a AND m2=:b',"
                    + "'ExpressionAttributeValues':{':a':{'S':'m0'},':b':{'N':'" + random.nextInt(2) + "'}}";

            List<Item> read = pages(fixture::query, query, limit(random));

            assertThat(read)
                    .isNotEmpty()
                    .isSortedAccordingTo(Comparator.comparing((Item item) -> text(item, "r1"))
                            .thenComparingInt(item -> number(item, "r2")));
            assertThat(pages(fixture::query, query + ",'ScanIndexForward':false", limit(random)))
                    .isEqualTo(reversed(read));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'IndexName':'local',", "'IndexName':'global',", "'IndexName':'keys',"})
    void segmentsAreDisjointAndTogetherComplete(String index) {
        SplittableRandom random = fill(12, 2_000);
        List<Item> whole = pages(fixture::scan, index + "'ConsistentRead':false", null);
        for (int totalSegments : new int[] {1, 2, 7, 60, 1_000_000}) {
            List<Item> parts = new ArrayList<>();
            for (int segment = 0; segment < Math.min(totalSegments, 60); segment++) {
                String part = index + "'Segment':" + segment + ",'TotalSegments':" + totalSegments;
                parts.addAll(pages(fixture::scan, part, limit(random)));
            }
            if (totalSegments <= 60) {
                // The order of hashes is the order of segments, so the parts give the very same list.
                assertThat(parts).as(totalSegments + " segments").isEqualTo(whole);
            } else {
                assertThat(whole).containsAll(parts);
            }
        }
        assertThat(pages(fixture::scan, index + "'ConsistentRead':false", limit(random)))
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void filteredPagesGiveWhatPassesAndCountWhatWasRead(long seed) {
        SplittableRandom random = fill(seed, 10_000);
        for (int round = 0; round < 10; round++) {
            int border = random.nextInt(200) - 100;
            String scan = "'FilterExpression':'sk < :b','ExpressionAttributeValues':{':b':{'N':'" + border + "'}}";

            assertThat(pages(fixture::scan, scan, limit(random)))
                    .containsExactlyInAnyOrderElementsOf(expected(item -> number(item, "sk") < border, null));
        }
    }

    /** Reads all pages, and checks of each how much it holds and why it ends. */
    private List<Item> pages(Function<String, PageResponse> operation, String request, @Nullable Integer limit) {
        List<Item> read = new ArrayList<>();
        String whole = "{'TableName':'Table'," + request + (limit == null ? "" : ",'Limit':" + limit);
        String startKey = "";
        for (int number = 0; number <= ITEM_COUNT; number++) {
            PageResponse page = operation.apply(whole + startKey + "}");
            List<Item> found = Objects.requireNonNull(page.items());
            assertThat(page.count()).isEqualTo(found.size());
            assertThat(page.scannedCount()).isBetween(page.count(), limit == null ? ITEM_COUNT : limit);
            if (page.count() == page.scannedCount() && !found.isEmpty()) {
                assertFullOrLast(page, found, limit);
            }
            read.addAll(found);
            if (page.lastEvaluatedKey() == null) {
                return read;
            }
            startKey = ",'ExclusiveStartKey':" + PageFixture.json(page.lastEvaluatedKey());
        }
        throw new AssertionError("paging has no end: " + request);
    }

    private static void assertFullOrLast(PageResponse page, List<Item> found, @Nullable Integer limit) {
        long size = found.stream().mapToLong(Item::size).sum();
        int last = found.get(found.size() - 1).size();
        assertThat(size - last).as("size before the last item").isLessThan(ServiceLimits.PAGE_SIZE_MAX);
        boolean byLimit = limit != null && page.scannedCount() == limit;
        if (!byLimit && size < ServiceLimits.PAGE_SIZE_MAX - 100_000) {
            // Entries beside fetched items take a little of the page, too.
            assertThat(page.lastEvaluatedKey()).isNull();
        }
        if (byLimit || size >= ServiceLimits.PAGE_SIZE_MAX) {
            assertThat(page.lastEvaluatedKey()).isNotNull();
        }
    }

    private SplittableRandom fill(long seed, int sizeMax) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Item> byKey = new LinkedHashMap<>();
        for (int count = 0; count < ITEM_COUNT; count++) {
            Map<String, AttributeValue> attributes = new LinkedHashMap<>();
            String pk = "p" + random.nextInt(4);
            int sk = random.nextInt(200) - 100;
            attributes.put("pk", AttributeValue.s(pk));
            attributes.put("sk", AttributeValue.n(sk));
            maybe(random, attributes, "lsk", AttributeValue.s("l" + random.nextInt(5)));
            maybe(random, attributes, "gpk", AttributeValue.s("g" + random.nextInt(3)));
            maybe(random, attributes, "gsk", AttributeValue.n(random.nextInt(10) - 5));
            maybe(random, attributes, "m1", AttributeValue.s("m0"));
            maybe(random, attributes, "m2", AttributeValue.n(random.nextInt(2)));
            maybe(random, attributes, "r1", AttributeValue.s("r" + random.nextInt(3)));
            maybe(random, attributes, "r2", AttributeValue.n(random.nextInt(20) - 10));
            attributes.put("v", AttributeValue.s("x".repeat(random.nextInt(sizeMax))));
            Item item = Item.of(attributes);
            byKey.put(pk + ' ' + sk, item);
            fixture.put(item);
        }
        items.addAll(byKey.values());
        return random;
    }

    private static void maybe(
            SplittableRandom random, Map<String, AttributeValue> attributes, String name, AttributeValue value) {
        if (random.nextInt(5) > 0) {
            attributes.put(name, value);
        }
    }

    private List<Item> expected(Predicate<Item> chosen, @Nullable Comparator<Item> order) {
        List<Item> found = new ArrayList<>(items.stream().filter(chosen).toList());
        if (order != null) {
            found.sort(order);
        }
        return found;
    }

    private static List<Item> reversed(List<Item> list) {
        List<Item> copy = new ArrayList<>(list);
        java.util.Collections.reverse(copy);
        return copy;
    }

    private static @Nullable Integer limit(SplittableRandom random) {
        return random.nextInt(4) == 0 ? null : 1 + random.nextInt(40);
    }

    private static String text(Item item, String attribute) {
        return ((AttributeValue.S) PageFixture.value(item, attribute)).value();
    }

    private static @Nullable String textOrNull(Item item, String attribute) {
        return item.find(attribute) == null ? null : text(item, attribute);
    }

    private static int number(Item item, String attribute) {
        return Integer.parseInt(
                ((AttributeValue.N) PageFixture.value(item, attribute)).value().text());
    }
}
