package dev.millrace.it.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.tools.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** One file of recordings of the reference pack. Only read where the pack is there. */
final class Recordings {
    private final Map<String, JsonNode> contentByName = new TreeMap<>();

    private Recordings(JsonNode snapshot) {
        snapshot.properties().forEach(entry -> {
            String id = entry.getKey();
            contentByName.put(
                    id.substring(id.lastIndexOf("::") + 2), entry.getValue().get("recorded-content"));
        });
    }

    static Recordings of(String file) {
        Path snapshot = Checkout.referencePack().resolve("aws-recordings").resolve(file + ".snapshot.json");
        try {
            return new Recordings(Json.parse(Files.readString(snapshot)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of each recording, by the name of its test. */
    Map<String, JsonNode> all() {
        return contentByName;
    }

    JsonNode require(String recording) {
        JsonNode content = contentByName.get(recording);
        if (content == null) {
            throw new IllegalStateException("no recording " + recording);
        }
        return content;
    }
}
