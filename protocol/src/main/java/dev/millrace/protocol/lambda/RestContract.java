package dev.millrace.protocol.lambda;

import dev.millrace.protocol.json.JsonWriter;

/**
 * The wire side of one operation with a method and a path. Stateless and thread-safe.
 *
 * @param <I> the request record
 * @param <O> the response record
 */
public interface RestContract<I, O> {
    /** The operation's name in the service model. */
    String name();

    /** The HTTP status of an answer that is no error. */
    int status();

    /**
     * Reads a request.
     *
     * @throws dev.millrace.protocol.error.ApiException a SerializationException for wrong JSON, or else one
     *     ValidationException naming all violated constraints; nothing else
     */
    I decode(RestRequest request);

    /** Writes an answer; absent members are left out. */
    void encode(O response, JsonWriter out);
}
