package dev.millrace.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.error.RequestErrors;
import dev.millrace.protocol.error.SerializationErrors;
import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ErrorJsonTest {
    @Test
    void unparsableJsonHasNoMessage() {
        String body = body(SerializationErrors.unparsable());
        assertThat(body).isEqualTo("{\"__type\":\"com.amazon.coral.service#SerializationException\"}");
        assertThat(crc(body)).isEqualTo(3948637019L);
    }

    @Test
    void unknownOperationHasNoMessage() {
        String body = body(RequestErrors.unknownOperation());
        assertThat(body).isEqualTo("{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}");
        assertThat(crc(body)).isEqualTo(1368724161L);
    }

    @Test
    void serializationSpellsMessageWithACapital() {
        assertThat(body(SerializationErrors.scalarForMember()))
                .isEqualTo("{\"__type\":\"com.amazon.coral.service#SerializationException\","
                        + "\"Message\":\"Unexpected field type\"}");
    }

    @Test
    void serviceErrorsBearTheServicesNamespace() {
        assertThat(body(TableErrors.notFound("t\"1")))
                .isEqualTo("{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\","
                        + "\"message\":\"Requested resource not found: Table: t\\\"1 not found\"}");
    }

    @Test
    void aFailedConditionCarriesTheItem() {
        assertThat(body(ItemErrors.conditionFailed(Item.of(Map.of("pk", AttributeValue.n(1))))))
                .isEqualTo("{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\","
                        + "\"Message\":\"The conditional request failed\",\"Item\":{\"pk\":{\"N\":\"1\"}}}");
        assertThat(body(ItemErrors.conditionFailed(null)))
                .isEqualTo("{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\","
                        + "\"message\":\"The conditional request failed\"}");
    }

    private static String body(ApiException error) {
        JsonWriter out = new JsonWriter();
        ErrorJson.write(error, error.getMessage(), out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    private static long crc(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
