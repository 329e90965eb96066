package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Points 1, 2 and 9 of section J: which records a change makes and what they hold, for every way to write. */
class WriteRecordsIT {
    private static final String TABLE = "Written";
    private static final String KEY = "'pk':{'S':'k'}";
    private static final String BY_THE_SERVICE = "{'PrincipalId':'dynamodb.amazonaws.com','Type':'Service'}";

    private final StreamServer server = StreamServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    private static Stream<Arguments> writing() {
        return WritePath.writing().stream()
                .flatMap(path -> Stream.of(ViewType.values()).map(view -> Arguments.of(path, view)));
    }

    private static Stream<Arguments> removing() {
        return WritePath.removing().stream()
                .flatMap(path -> Stream.of(ViewType.values()).map(view -> Arguments.of(path, view)));
    }

    private static Map<String, String> attributes(String number, String set, String map) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("v", "{'N':'" + number + "'}");
        attributes.put("s", "{'SS':[" + set + "]}");
        attributes.put("m", "{'M':{" + map + "}}");
        return attributes;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("writing")
    void aWriteMakesARecordIfAndOnlyIfTheItemChanges(WritePath path, ViewType view) {
        StreamHandle stream = server.createTable(TABLE, view.name());
        path.prepare(server, TABLE);
        Map<String, String> first = attributes("1", "'a','b'", "'x':{'N':'1'},'y':{'N':'10'}");
        Map<String, String> spelledOtherwise = attributes("1.0", "'b','a'", "'y':{'N':'1e1'},'x':{'N':'1'}");
        Map<String, String> second = attributes("2", "'a','b'", "'x':{'N':'1'},'y':{'N':'10'}");

        path.apply(server, TABLE, KEY, first);
        path.apply(server, TABLE, KEY, first);
        path.apply(server, TABLE, KEY, spelledOtherwise);
        path.apply(server, TABLE, KEY, second);
        path.apply(server, TABLE, KEY, second);

        List<JsonNode> records = stream.all();
        assertThat(StreamHandle.events(records)).containsExactly("INSERT", "MODIFY");
        check(records.get(0), path, view, null, first);
        check(records.get(1), path, view, first, second);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("removing")
    void aRemovalMakesARecordIfAndOnlyIfThereWasAnItem(WritePath path, ViewType view) {
        StreamHandle stream = server.createTable(TABLE, view.name());
        path.prepare(server, TABLE);
        Map<String, String> item = attributes("1", "'a'", "'x':{'NULL':true}");
        item.put(WritePath.UNTIL, WritePath.UNTIL_VALUE);
        if (!path.isByTheService()) {
            path.apply(server, TABLE, KEY, Map.of());
        }

        WritePath.PUT_ITEM.apply(server, TABLE, KEY, item);
        path.apply(server, TABLE, KEY, Map.of());
        path.apply(server, TABLE, KEY, Map.of());

        List<JsonNode> records = stream.all();
        assertThat(StreamHandle.events(records)).containsExactly("INSERT", "REMOVE");
        check(records.get(1), path, view, item, null);
    }

    /** Point 9, as GetRecords spells it; nobody else's removal names a service. */
    private static void check(
            JsonNode record,
            WritePath path,
            ViewType view,
            @Nullable Map<String, String> before,
            @Nullable Map<String, String> after) {
        JsonNode data = record.path("dynamodb");
        assertThat(data.path("Keys")).isEqualTo(Json.quoted("{" + KEY + "}"));
        assertThat(data.path("StreamViewType").asText()).isEqualTo(view.name());
        assertImage(data.get("NewImage"), view.isWithNew() ? after : null);
        assertImage(data.get("OldImage"), view.isWithOld() ? before : null);
        assertThat(record.get("userIdentity"))
                .isEqualTo(path.isByTheService() && after == null ? Json.quoted(BY_THE_SERVICE) : null);
    }

    private static void assertImage(@Nullable JsonNode image, @Nullable Map<String, String> attributes) {
        if (attributes == null) {
            assertThat(image).isNull();
            return;
        }
        List<String> members = new ArrayList<>(List.of(KEY));
        attributes.forEach((name, value) -> members.add("'" + name + "':" + value));
        assertThat(Json.comparable(Objects.requireNonNull(image, "image")))
                .isEqualTo(Json.comparable(Json.quoted("{" + String.join(",", members) + "}")));
    }

    private static Map<String, String> sized(String name, String value) {
        return Map.of(name, value);
    }

    /** Attributes and the size of an item of the key {@code pk}: {@code k} (3 bytes) and them (source: streams.md C4). */
    private static Map<Map<String, String>, Integer> sizes() {
        Map<Map<String, String>, Integer> sizes = new LinkedHashMap<>();
        sizes.put(Map.of(), 3);
        sizes.put(sized("abc", "{'S':'four'}"), 3 + 3 + 4);
        sizes.put(sized("ä", "{'S':'ö€'}"), 3 + 2 + 5);
        sizes.put(sized("b", "{'B':'AAECAwQF'}"), 3 + 1 + 6);
        sizes.put(sized("n", "{'N':'101'}"), 3 + 1 + 3);
        sizes.put(sized("n", "{'N':'1.5'}"), 3 + 1 + 3);
        sizes.put(sized("t", "{'BOOL':true}"), 3 + 1 + 1);
        sizes.put(sized("z", "{'NULL':true}"), 3 + 1 + 1);
        sizes.put(sized("l", "{'L':[]}"), 3 + 1 + 3);
        sizes.put(sized("l", "{'L':[{'S':'ab'},{'BOOL':false}]}"), 3 + 1 + 3 + (1 + 2) + (1 + 1));
        sizes.put(sized("m", "{'M':{}}"), 3 + 1 + 3);
        sizes.put(sized("m", "{'M':{'key':{'S':'ab'}}}"), 3 + 1 + 3 + (1 + 3 + 2));
        sizes.put(sized("ss", "{'SS':['a','bcd']}"), 3 + 2 + 4);
        sizes.put(sized("bs", "{'BS':['AAECAwQF','AA==']}"), 3 + 2 + 7);
        return sizes;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("writing")
    void sizeBytesOfAnInsertIsOfTheKeysAndTheImages(WritePath path, ViewType view) {
        StreamHandle stream = server.createTable(TABLE, view.name());
        sizes().forEach((attributes, size) -> {
            boolean isKeyOnly = attributes.isEmpty();
            // Legacy updates must not be empty; a put with nothing but a key stands for it.
            WritePath used = isKeyOnly ? WritePath.PUT_ITEM : path;
            String latest = stream.latest(stream.openShard());
            used.apply(server, TABLE, KEY, attributes);
            WritePath.DELETE_ITEM.apply(server, TABLE, KEY, Map.of());
            JsonNode records = stream.page(latest).path("Records");
            assertThat(sizeBytes(records.get(0)))
                    .as("insert of %s", attributes)
                    .isEqualTo(3 + (view.isWithNew() ? size : 0));
            assertThat(sizeBytes(records.get(1)))
                    .as("removal of %s", attributes)
                    .isEqualTo(3 + (view.isWithOld() ? size : 0));
        });
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("removing")
    void sizeBytesOfARemovalIsOfTheKeysAndTheOldImage(WritePath path, ViewType view) {
        StreamHandle stream = server.createTable(TABLE, view.name());
        path.prepare(server, TABLE);
        WritePath.PUT_ITEM.apply(server, TABLE, KEY, Map.of(WritePath.UNTIL, WritePath.UNTIL_VALUE));
        path.apply(server, TABLE, KEY, Map.of());

        // until: 5 bytes of name, and 1893459600 is eight digits before two zeros: 4 bytes and 1.
        assertThat(stream.all())
                .extracting(WriteRecordsIT::sizeBytes)
                .containsExactly(3 + (view.isWithNew() ? 13 : 0), 3 + (view.isWithOld() ? 13 : 0));
    }

    private static int sizeBytes(JsonNode record) {
        return record.at("/dynamodb/SizeBytes").asInt();
    }

    /** The example of AWS's documentation (source: streams.md C4). */
    @Test
    void sizesOfTheDocumentationsExampleAreItsOwn() {
        server.succeed(
                "CreateTable",
                "{'TableName':'" + TABLE + "','BillingMode':'PAY_PER_REQUEST',"
                        + "'KeySchema':[{'AttributeName':'Id','KeyType':'HASH'}],"
                        + "'AttributeDefinitions':[{'AttributeName':'Id','AttributeType':'N'}]}");
        StreamHandle stream = server.enable(TABLE, "NEW_AND_OLD_IMAGES");
        String key = "'Id':{'N':'101'}";

        WritePath.PUT_ITEM.apply(server, TABLE, key, Map.of("Message", "{'S':'New item!'}"));
        WritePath.UPDATE_ITEM.apply(server, TABLE, key, Map.of("Message", "{'S':'This item has changed'}"));
        WritePath.DELETE_ITEM.apply(server, TABLE, key, Map.of());

        assertThat(stream.all()).extracting(WriteRecordsIT::sizeBytes).containsExactly(26, 59, 38);
    }

    /** Point 9: the service is named by expiry alone, also beside other removals of the same stream. */
    @Test
    void onlyExpiryNamesTheService() {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        WritePath.TIME_TO_LIVE.prepare(server, TABLE);
        for (WritePath path : WritePath.removing()) {
            WritePath.PUT_ITEM.apply(
                    server, TABLE, "'pk':{'S':'" + path + "'}", Map.of(WritePath.UNTIL, WritePath.UNTIL_VALUE));
        }
        for (WritePath path : WritePath.removing()) {
            path.apply(server, TABLE, "'pk':{'S':'" + path + "'}", Map.of());
        }

        List<JsonNode> removals = stream.all().stream()
                .filter(record -> record.path("eventName").asText().equals("REMOVE"))
                .toList();
        assertThat(removals).hasSize(WritePath.removing().size());
        assertThat(removals)
                .filteredOn(record -> record.has("userIdentity"))
                .extracting(record -> record.at("/dynamodb/Keys/pk/S").asText() + record.get("userIdentity"))
                .containsExactly(WritePath.TIME_TO_LIVE + BY_THE_SERVICE.replace('\'', '"'));
    }
}
