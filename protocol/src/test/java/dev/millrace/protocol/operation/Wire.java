package dev.millrace.protocol.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Bodies in and out as text. A single quote stands for a double one where the case holds no single quote. */
final class Wire {
    private Wire() {}

    static String json(String quoted) {
        return quoted.replace('\'', '"');
    }

    static <I> I decode(OperationContract<I, ?> contract, String body) {
        return contract.decode(JsonReader.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    static <O> String encode(OperationContract<?, O> contract, O response) {
        JsonWriter out = new JsonWriter();
        contract.encode(response, out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    static void assertSerialization(OperationContract<?, ?> contract, String body, @Nullable String message) {
        assertError(() -> decode(contract, body), ErrorType.SERIALIZATION, message);
    }

    static void assertValidation(OperationContract<?, ?> contract, String body, String message) {
        assertError(() -> decode(contract, body), ErrorType.VALIDATION, message);
    }

    static void assertValidation(ThrowingCallable call, String message) {
        assertError(call, ErrorType.VALIDATION, message);
    }

    static void assertError(ThrowingCallable call, ErrorType type, @Nullable String message) {
        ApiException error = catchThrowableOfType(ApiException.class, call);
        assertThat(error).as("refused").isNotNull();
        assertThat(error.getMessage()).isEqualTo(message);
        assertThat(error.type()).isEqualTo(type);
    }
}
