package dev.millrace.streams.log;

import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.StreamEventName;
import dev.millrace.storage.table.WriteContext.Actor;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change as it stands in the log; self-contained, so that it outlives the item, the table and the stream's settings.
 *
 * <table>
 *   <caption>Layout</caption>
 *   <tr><th>part</th><th>bytes</th><th>content</th></tr>
 *   <tr><td>format</td><td>1</td><td>1</td></tr>
 *   <tr><td>event</td><td>1</td><td>0 INSERT, 1 MODIFY, 2 REMOVE</td></tr>
 *   <tr><td>actor</td><td>1</td><td>0 caller, 1 time-to-live service</td></tr>
 *   <tr><td>created</td><td>8</td><td>clock time in milliseconds since 1970</td></tr>
 *   <tr><td>size</td><td>4</td><td>keys and images by the item-size rule</td></tr>
 *   <tr><td>keys length</td><td>4</td><td></td></tr>
 *   <tr><td>new length</td><td>4</td><td>0 if the record carries no new image</td></tr>
 *   <tr><td>keys, new image, old image</td><td></td><td>canonical JSON; the old image is the rest, empty if there is
 *   none</td></tr>
 * </table>
 *
 * @param sizeBytes keys and images present, by the item-size rule (source: streams.md C4)
 */
public record LogRecord(
        StreamEventName event,
        Actor actor,
        Instant created,
        int sizeBytes,
        Item keys,
        @Nullable Item newImage,
        @Nullable Item oldImage) {
    private static final byte FORMAT = 1;
    private static final int HEADER_SIZE = 23;
    private static final int CREATED_AT = 3;

    byte[] encode() {
        byte[] keysJson = ItemJson.encode(keys);
        byte[] newJson = newImage == null ? null : ItemJson.encode(newImage);
        byte[] oldJson = oldImage == null ? null : ItemJson.encode(oldImage);
        int newLength = newJson == null ? 0 : newJson.length;
        int oldLength = oldJson == null ? 0 : oldJson.length;
        ByteBuffer value = ByteBuffer.allocate(HEADER_SIZE + keysJson.length + newLength + oldLength)
                .put(FORMAT)
                .put(code(event))
                .put(code(actor))
                .putLong(created.toEpochMilli())
                .putInt(sizeBytes)
                .putInt(keysJson.length)
                .putInt(newLength)
                .put(keysJson);
        if (newJson != null) {
            value.put(newJson);
        }
        if (oldJson != null) {
            value.put(oldJson);
        }
        return value.array();
    }

    static LogRecord decode(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        byte format = in.get();
        if (format != FORMAT) {
            throw new IllegalStateException(
                    "this version reads stream records of format " + FORMAT + ", not " + format);
        }
        StreamEventName event = event(in.get());
        Actor actor = actor(in.get());
        Instant created = Instant.ofEpochMilli(in.getLong());
        int sizeBytes = in.getInt();
        int keysLength = in.getInt();
        int newLength = in.getInt();
        Item keys = image(in, keysLength);
        Item newImage = newLength == 0 ? null : image(in, newLength);
        Item oldImage = in.hasRemaining() ? image(in, in.remaining()) : null;
        return new LogRecord(event, actor, created, sizeBytes, keys, newImage, oldImage);
    }

    /** The clock time of a stored record, without decoding the rest. */
    static long createdMillis(byte[] value) {
        return ByteBuffer.wrap(value).getLong(CREATED_AT);
    }

    private static Item image(ByteBuffer in, int length) {
        byte[] json = new byte[length];
        in.get(json);
        return ItemJson.decoded(json, -1);
    }

    private static byte code(StreamEventName event) {
        return switch (event) {
            case INSERT -> 0;
            case MODIFY -> 1;
            case REMOVE -> 2;
        };
    }

    private static StreamEventName event(byte code) {
        return switch (code) {
            case 0 -> StreamEventName.INSERT;
            case 1 -> StreamEventName.MODIFY;
            case 2 -> StreamEventName.REMOVE;
            default -> throw new IllegalStateException("a stream record has the unknown event " + code);
        };
    }

    private static byte code(Actor actor) {
        return switch (actor) {
            case CALLER -> 0;
            case TTL_SERVICE -> 1;
        };
    }

    private static Actor actor(byte code) {
        return switch (code) {
            case 0 -> Actor.CALLER;
            case 1 -> Actor.TTL_SERVICE;
            default -> throw new IllegalStateException("a stream record has the unknown actor " + code);
        };
    }
}
