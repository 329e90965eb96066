package dev.millrace.protocol.json;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.model.Item;

/** The body of an error answer (source: errors.md section 1). */
public final class ErrorJson {
    private ErrorJson() {}

    /**
     * Writes the body.
     *
     * <p>The message is left out where AWS has none; a failed condition may carry the stored item.
     */
    public static void write(ApiException error, JsonWriter out) {
        ErrorType type = error.type();
        out.beginObject();
        out.name("__type").value(type.wireName());
        String message = error.getMessage();
        if (message != null) {
            out.name(type.messageMember()).value(message);
        }
        Item item = error.item();
        if (item != null) {
            out.name("Item");
            ItemJson.write(item, out);
        }
        out.endObject();
    }
}
