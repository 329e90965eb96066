package dev.millrace.protocol.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.Optional;

/** Says what is wrong with JSON that a person wrote; requests get AWS's one sentence from {@link JsonReader} instead. */
public final class JsonSyntax {
    private JsonSyntax() {}

    /** What keeps {@code json} from being one object, with line and column; empty if nothing does. */
    public static Optional<String> findFault(byte[] json) {
        if (!Utf8Scan.isWellFormed(json, 0, json.length)) {
            return Optional.of("it is not UTF-8");
        }
        try (JsonParser parser = JsonReader.FACTORY.createParser(json)) {
            if (parser.nextToken() == null || !parser.isExpectedStartObjectToken()) {
                return Optional.of("it is no JSON object");
            }
            parser.skipChildren();
            return parser.nextToken() == null
                    ? Optional.empty()
                    : Optional.of("something follows the JSON object, at " + place(parser.currentTokenLocation()));
        } catch (JsonProcessingException broken) {
            return Optional.of("it is no JSON: " + broken.getOriginalMessage() + ", at " + place(broken.getLocation()));
        } catch (IOException impossible) {
            throw new IllegalStateException("a parser over an array does no input", impossible);
        }
    }

    private static String place(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
