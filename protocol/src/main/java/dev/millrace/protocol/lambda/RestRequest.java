package dev.millrace.protocol.lambda;

import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One request of a REST service.
 *
 * @param parameters of path and query, by the members' names, decoded
 * @param body from index 0
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record RestRequest(Map<String, String> parameters, byte[] body, int bodySize) {
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    public RestRequest {
        parameters = new LinkedHashMap<>(parameters);
    }

    /** A request whose members all stand in its body. */
    public static RestRequest of(byte[] body) {
        return new RestRequest(Map.of(), body, body.length);
    }

    /** Reads the body, which may be absent. */
    Structure body(StructureShape shape) {
        return shape.readBody(bodySize == 0 ? JsonReader.of(EMPTY) : JsonReader.of(body, 0, bodySize));
    }

    /**
     * Reads path and query as if they were a body, so that the same constraints hold with the same texts.
     *
     * @param numbers the members that are numbers
     */
    Structure parameters(StructureShape shape, String... numbers) {
        JsonWriter json = new JsonWriter();
        json.beginObject();
        parameters.forEach((name, value) -> {
            json.name(name);
            if (Set.of(numbers).contains(name) && value.matches("0|-?[1-9][0-9]{0,17}")) {
                json.raw(value.getBytes(StandardCharsets.US_ASCII));
            } else {
                json.value(value);
            }
        });
        json.endObject();
        return shape.readBody(JsonReader.of(json.toByteArray()));
    }
}
