package dev.millrace.protocol.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a function returned (source: streams.md F7, recorded on AWS; F8). What cannot be understood counts as the
 * failure of the whole batch.
 */
public final class FunctionResponse {
    /** Bytes of a response that is read at all; AWS refuses longer ones. */
    public static final int SIZE_MAX = 6 * 1024 * 1024;

    private static final String FAILURES = "batchItemFailures";
    private static final String IDENTIFIER = "itemIdentifier";
    private static final String STATE = "state";

    /** With the library's own limits on depth, names and numbers. */
    private static final JsonFactory FACTORY = new JsonFactory();

    private FunctionResponse() {}

    /**
     * How many of a batch's records, from the first on, are handled, as ReportBatchItemFailures tells it: all of them
     * for an answer that names no failure, none for one that is not understood or names what is not in the batch.
     *
     * @param body empty if the function returned nothing
     * @param indexOf the index of a sequence number in the batch, or a negative number
     */
    public static int handledCount(byte[] body, int recordCount, ToIntFunction<String> indexOf) {
        if (body.length > SIZE_MAX) {
            return 0;
        }
        try (JsonParser in = FACTORY.createParser(body)) {
            JsonToken token = in.nextToken();
            if (token == null) {
                return recordCount;
            }
            int handled = switch (token) {
                case VALUE_NULL -> recordCount;
                case VALUE_STRING -> in.getTextLength() == 0 ? recordCount : 0;
                case START_ARRAY -> in.nextToken() == JsonToken.END_ARRAY ? recordCount : 0;
                case START_OBJECT -> readObject(in, recordCount, indexOf);
                default -> 0;
            };
            return handled == 0 || in.nextToken() != null ? 0 : handled;
        } catch (IOException e) {
            return 0;
        }
    }

    /** The object in member {@code state} as it was written, or null if there is none. */
    public static byte @Nullable [] state(byte[] body) {
        if (body.length > SIZE_MAX) {
            return null;
        }
        try (JsonParser in = FACTORY.createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            byte[] state = null;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = in.currentName().equals(STATE);
                JsonToken value = in.nextToken();
                long from = in.currentTokenLocation().getByteOffset();
                in.skipChildren();
                if (wanted && value == JsonToken.START_OBJECT) {
                    long to = in.currentLocation().getByteOffset();
                    state = Arrays.copyOfRange(body, (int) from, (int) to);
                }
            }
            return in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null ? state : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static int readObject(JsonParser in, int recordCount, ToIntFunction<String> indexOf) throws IOException {
        int handled = recordCount;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = in.currentName().equals(FAILURES);
            JsonToken value = in.nextToken();
            if (!wanted) {
                in.skipChildren();
            } else if (value == JsonToken.START_ARRAY) {
                handled = Math.min(handled, readFailures(in, recordCount, indexOf));
            } else if (value != JsonToken.VALUE_NULL) {
                in.skipChildren();
                handled = 0;
            }
        }
        return handled;
    }

    private static int readFailures(JsonParser in, int recordCount, ToIntFunction<String> indexOf) throws IOException {
        int handled = recordCount;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            int index = in.currentToken() == JsonToken.START_OBJECT ? readFailure(in, indexOf) : -1;
            in.skipChildren();
            handled = index < 0 ? 0 : Math.min(handled, index);
        }
        return handled;
    }

    /** Reads one failure up to its end; negative if it names nothing that is in the batch. */
    private static int readFailure(JsonParser in, ToIntFunction<String> indexOf) throws IOException {
        int index = -1;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = in.currentName().equals(IDENTIFIER);
            JsonToken value = in.nextToken();
            if (wanted && value == JsonToken.VALUE_STRING) {
                index = indexOf.applyAsInt(in.getText());
            }
            in.skipChildren();
        }
        return index;
    }
}
