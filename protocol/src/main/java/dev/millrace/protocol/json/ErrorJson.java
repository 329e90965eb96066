package dev.millrace.protocol.json;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.CancellationReason;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.model.Item;
import org.jspecify.annotations.Nullable;

/** The body of an error answer (source: errors.md section 1). */
public final class ErrorJson {
    private ErrorJson() {}

    /**
     * Writes the body.
     *
     * <p>A failed condition may carry the stored item, a cancelled transaction carries its reasons.
     *
     * @param message the error's in the wording of the server; left out where AWS has none
     */
    public static void write(ApiException error, @Nullable String message, JsonWriter out) {
        ErrorType type = error.type();
        out.beginObject();
        out.name("__type").value(type.wireName());
        Item item = error.item();
        if (message != null) {
            // With the item the text stands in Message, whatever the type has otherwise (source: recorded on AWS,
            // test_return_values_on_conditions_check_failure).
            out.name(item == null ? type.messageMember() : "Message").value(message);
        }
        if (item != null) {
            out.name("Item");
            ItemJson.write(item, out);
        }
        if (!error.cancellationReasons().isEmpty()) {
            out.name("CancellationReasons").beginArray();
            for (CancellationReason reason : error.cancellationReasons()) {
                write(reason, out);
            }
            out.endArray();
        }
        out.endObject();
    }

    private static void write(CancellationReason reason, JsonWriter out) {
        out.beginObject();
        out.name("Code").value(reason.code().wireName());
        if (reason.message() != null) {
            out.name("Message").value(reason.message());
        }
        if (reason.item() != null) {
            out.name("Item");
            ItemJson.write(reason.item(), out);
        }
        out.endObject();
    }
}
