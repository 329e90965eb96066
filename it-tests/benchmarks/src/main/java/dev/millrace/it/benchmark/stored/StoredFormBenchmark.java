package dev.millrace.it.benchmark.stored;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.it.benchmark.SampleItems;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** What each stored form costs where the server meets it (docs/decisions/0002-stored-form.md). */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class StoredFormBenchmark {
    private static final int ITEM_COUNT = 64;
    private static final int PAGE_RECORDS_MAX = 1000;
    /** GetRecords stops at 1 MB (source: streams.md). */
    private static final int PAGE_BYTES_MAX = 1 << 20;

    private static final byte[] RECORD_START =
            ("{\"eventID\":\"0123456789abcdef0123456789abcdef\",\"eventName\":\"MODIFY\",\"eventVersion\":\"1.1\","
                            + "\"eventSource\":\"aws:dynamodb\",\"awsRegion\":\"us-east-1\",\"dynamodb\":{"
                            + "\"ApproximateCreationDateTime\":1795000000,\"SequenceNumber\":\"1000000000000000000000001\","
                            + "\"SizeBytes\":400,\"StreamViewType\":\"NEW_AND_OLD_IMAGES\",\"NewImage\":")
                    .getBytes(UTF_8);
    private static final byte[] OLD_IMAGE = ",\"OldImage\":".getBytes(UTF_8);
    private static final byte[] RECORD_END = "}}".getBytes(UTF_8);

    /** The form. */
    public enum Form {
        /** Canonical JSON. */
        JSON,
        /** The compact binary form. */
        BINARY;

        StoredForm stored() {
            return switch (this) {
                case JSON -> new JsonForm();
                case BINARY -> new BinaryForm();
            };
        }
    }

    /** The form to be measured. */
    @Param
    public Form form = Form.JSON;

    /** Size of an item by the item-size rule. */
    @Param({"200", "1024", "10240"})
    public int itemBytes;

    private final JsonBytes out = new JsonBytes();
    private final List<Map<String, AttributeValue>> attributes = new ArrayList<>();
    private final List<byte[]> stored = new ArrayList<>();
    private StoredForm codec = new JsonForm();
    private int next;
    private int pageRecords;

    /** Makes the items and their stored bytes. */
    @Setup(Level.Trial)
    public void makeItems() {
        codec = form.stored();
        for (Item item : SampleItems.ofSize(itemBytes, ITEM_COUNT)) {
            attributes.add(item.attributes());
            stored.add(codec.encode(item));
        }
        pageRecords = Math.min(PAGE_RECORDS_MAX, PAGE_BYTES_MAX / (2 * itemBytes));
    }

    /** PutItem: from the decoded request to the stored bytes, the item's size included. */
    @Benchmark
    public byte[] put() {
        return codec.encode(Item.owning(attributes.get(advance())));
    }

    /** GetItem: from the stored bytes to the answer. */
    @Benchmark
    public int get() {
        out.reset();
        codec.answer(stored.get(advance()), out);
        return out.size();
    }

    /** A filter, a condition or the no-op check's second step: all values. */
    @Benchmark
    public Item decode() {
        return codec.decode(stored.get(advance()));
    }

    /** UpdateItem with ALL_NEW: decode, change one attribute, encode, answer with the new item. */
    @Benchmark
    public byte[] update() {
        Map<String, AttributeValue> after =
                new LinkedHashMap<>(codec.decode(stored.get(advance())).attributes());
        after.put("version", AttributeValue.n(next));
        byte[] bytes = codec.encode(Item.owning(after));
        out.reset();
        codec.answer(bytes, out);
        return bytes;
    }

    /** GetRecords: a full page, each record with both images; 1000 records or 1 MB. */
    @Benchmark
    public int streamPage() {
        out.reset();
        for (int record = 0; record < pageRecords; record++) {
            out.copy(RECORD_START);
            codec.answer(stored.get(advance()), out);
            out.copy(OLD_IMAGE);
            codec.answer(stored.get(advance()), out);
            out.copy(RECORD_END);
        }
        return out.size();
    }

    private int advance() {
        next = (next + 1) % ITEM_COUNT;
        return next;
    }
}
