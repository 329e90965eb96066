package dev.millrace.server.trigger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.lambda.CreateEventSourceMappingContract;
import dev.millrace.protocol.lambda.FunctionName;
import dev.millrace.protocol.lambda.RestRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the file of {@code --triggers} (docs/triggers.md). Immutable.
 *
 * @param functions where they are, by name
 * @param destinations where they are, by ARN
 */
record TriggersFile(Map<String, String> functions, Map<String, String> destinations, List<FileMapping> mappings) {
    /** What a server without such a file has. */
    static final TriggersFile NONE = new TriggersFile(Map.of(), Map.of(), List.of());

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String TABLE_NAME = "TableName";

    TriggersFile {
        functions = Map.copyOf(functions);
        destinations = Map.copyOf(destinations);
        mappings = List.copyOf(mappings);
    }

    /**
     * Reads a file.
     *
     * @throws WrongTriggerException with a sentence that names the file
     */
    static TriggersFile read(Path file) {
        Map<String, String> functions = new LinkedHashMap<>();
        Map<String, String> destinations = new LinkedHashMap<>();
        List<FileMapping> mappings = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(Files.readAllBytes(file))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw wrong(file, "is no JSON object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                switch (name) {
                    case "Functions" -> readTexts(parser, functions, file, name);
                    case "Destinations" -> readTexts(parser, destinations, file, name);
                    case "EventSourceMappings" -> readMappings(parser, mappings, file);
                    default ->
                        throw wrong(
                                file,
                                "has a member " + name
                                        + "; expected are Functions, Destinations and EventSourceMappings");
                }
            }
        } catch (JsonProcessingException broken) {
            throw wrong(file, "is no JSON: " + broken.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new WrongTriggerException(
                    "Cannot read the triggers in " + file + ": " + unreadable.getMessage() + ".");
        }
        return new TriggersFile(functions, destinations, mappings);
    }

    private static void readTexts(JsonParser parser, Map<String, String> texts, Path file, String member)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(file, "must have an object as " + member);
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw wrong(file, "must have a string as " + member + "." + name);
            }
            texts.put(name, parser.getText());
        }
    }

    private static void readMappings(JsonParser parser, List<FileMapping> mappings, Path file) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(file, "must have a list as EventSourceMappings");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw wrong(file, "must have objects in EventSourceMappings");
            }
            mappings.add(readMapping(parser, file, mappings.size() + 1));
        }
    }

    /** Takes TableName out of a mapping, which the API does not have, and reads the rest as the API would. */
    private static FileMapping readMapping(JsonParser parser, Path file, int place) throws IOException {
        String tableName = null;
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(rest)) {
            generator.writeStartObject();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (name.equals(TABLE_NAME) && value == JsonToken.VALUE_STRING) {
                    tableName = parser.getText();
                } else {
                    generator.writeFieldName(name);
                    generator.copyCurrentStructure(parser);
                }
            }
            generator.writeEndObject();
        }
        return mapping(file, place, tableName, rest.toByteArray());
    }

    private static FileMapping mapping(Path file, int place, @Nullable String tableName, byte[] rest) {
        String mapping = "is wrong in mapping " + place + ": ";
        CreateEventSourceMappingContract.Request request;
        try {
            request = new CreateEventSourceMappingContract().decode(RestRequest.of(rest));
        } catch (ApiException refused) {
            throw wrong(file, mapping + withoutPoint(refused));
        }
        String arn = request.eventSourceArn();
        if ((tableName == null) == (arn == null)) {
            throw wrong(file, mapping + "there must be either TableName or EventSourceArn");
        }
        try {
            return new FileMapping(place, tableName, arn, FunctionName.parse(request.functionName()), request);
        } catch (ApiException refused) {
            throw wrong(file, mapping + withoutPoint(refused));
        }
    }

    private static String withoutPoint(ApiException refused) {
        String text = String.valueOf(refused.getMessage());
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static WrongTriggerException wrong(Path file, String what) {
        return new WrongTriggerException("The triggers file " + file + " " + what + ".");
    }
}
