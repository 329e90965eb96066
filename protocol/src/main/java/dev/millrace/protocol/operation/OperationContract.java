package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;

/**
 * The wire side of one operation: how its request is read and checked for shape, and how its answer is written.
 *
 * <p>Stateless and thread-safe.
 *
 * @param <I> the request record
 * @param <O> the response record
 */
public interface OperationContract<I, O> {
    /** The operation's name as in {@code X-Amz-Target}. */
    String name();

    /** The service the operation belongs to. */
    Service service();

    /**
     * Reads a request.
     *
     * @throws dev.millrace.protocol.error.ApiException a SerializationException for wrong JSON types, depth first, or
     *     else one ValidationException naming all violated constraints; nothing else
     */
    I decode(JsonReader in);

    /** Writes an answer; absent members are left out. */
    void encode(O response, JsonWriter out);
}
