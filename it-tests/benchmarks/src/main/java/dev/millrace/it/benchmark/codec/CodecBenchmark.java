package dev.millrace.it.benchmark.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.it.benchmark.SampleItems;
import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.GetItemContract;
import dev.millrace.protocol.operation.PutItemContract;
import dev.millrace.protocol.operation.UpdateItemContract;
import dev.millrace.storage.key.KeyCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a request costs before it reaches its handler, and an answer after it has left it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class CodecBenchmark {
    private static final int ITEM_COUNT = 64;
    private static final long TABLE_ID = 7;

    /** Size of an item by the item-size rule. */
    @Param({"200", "1024"})
    public int itemBytes;

    private final PutItemContract putItem = new PutItemContract();
    private final UpdateItemContract updateItem = new UpdateItemContract();
    private final GetItemContract getItem = new GetItemContract();
    private final JsonWriter out = new JsonWriter();
    private final List<byte[]> puts = new ArrayList<>();
    private final List<byte[]> updates = new ArrayList<>();
    private final List<byte[]> gets = new ArrayList<>();
    private final List<byte[]> canonical = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final List<PrimaryKey> keys = new ArrayList<>();
    private int next;

    /** Makes the requests. */
    @Setup(Level.Trial)
    public void makeRequests() {
        for (Item item : SampleItems.ofSize(itemBytes, ITEM_COUNT)) {
            AttributeValue hash = Objects.requireNonNull(item.find("pk"));
            AttributeValue range = Objects.requireNonNull(item.find("sk"));
            String key = ",\"Key\":" + json(Item.of(Map.of("pk", hash, "sk", range)));
            keys.add(new PrimaryKey(hash, range));
            items.add(item);
            canonical.add(ItemJson.encode(item));
            puts.add(body(",\"Item\":" + json(item)));
            gets.add(body(key));
            updates.add(body(key
                    + ",\"UpdateExpression\":\"SET #v = #v + :one\",\"ExpressionAttributeNames\":{\"#v\":\"version\"},"
                    + "\"ExpressionAttributeValues\":{\":one\":{\"N\":\"1\"}},\"ReturnValues\":\"ALL_NEW\""));
        }
    }

    /** PutItem's body into its request record, shape checks included. */
    @Benchmark
    public PutItemContract.Request decodePutItem() {
        return putItem.decode(JsonReader.of(puts.get(advance())));
    }

    /** UpdateItem's body into its request record. */
    @Benchmark
    public UpdateItemContract.Request decodeUpdateItem() {
        return updateItem.decode(JsonReader.of(updates.get(advance())));
    }

    /** GetItem's body into its request record. */
    @Benchmark
    public GetItemContract.Request decodeGetItem() {
        return getItem.decode(JsonReader.of(gets.get(advance())));
    }

    /** GetItem's answer from an item as it was read from the store. */
    @Benchmark
    public int encodeGetItem() {
        out.reset();
        Item stored = ItemJson.decoded(canonical.get(advance()), itemBytes);
        getItem.encode(new GetItemContract.Response(stored, null), out);
        return out.size();
    }

    /** An item's canonical JSON, as a put stores it. */
    @Benchmark
    public byte[] encodeItem() {
        return ItemJson.encode(Item.of(items.get(advance()).attributes()));
    }

    /** The size by the item-size rule, as a put stores it. */
    @Benchmark
    public int itemSize() {
        return Item.of(items.get(advance()).attributes()).size();
    }

    /** A primary key into the bytes of the store. */
    @Benchmark
    public byte[] encodeKey() {
        return KeyCodec.itemKey(TABLE_ID, keys.get(advance()));
    }

    private int advance() {
        next = (next + 1) % ITEM_COUNT;
        return next;
    }

    private static String json(Item item) {
        return new String(ItemJson.encode(item), UTF_8);
    }

    private static byte[] body(String members) {
        return ("{\"TableName\":\"bench\"" + members + "}").getBytes(UTF_8);
    }
}
