package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A record of a table whose items have nothing but a key and the text {@code v}.
 *
 * @param before the text before, empty if there was no item
 * @param after the text after, empty if there is no item
 */
record Change(String number, String eventId, String key, String before, String after) {
    static Change of(JsonNode record) {
        JsonNode data = record.path("dynamodb");
        Change change = new Change(
                data.path("SequenceNumber").asText(),
                record.path("eventID").asText(),
                data.at("/Keys/pk/S").asText(),
                text(data, "OldImage"),
                text(data, "NewImage"));
        assertThat(change.after()).as("change of %s", record).isNotEqualTo(change.before());
        assertThat(record.path("eventName").asText())
                .as("event of %s", record)
                .isEqualTo(change.before().isEmpty() ? "INSERT" : change.after().isEmpty() ? "REMOVE" : "MODIFY");
        return change;
    }

    private static String text(JsonNode data, String image) {
        if (!data.has(image)) {
            return "";
        }
        assertThat(data.path(image)).as("image %s of %s", image, data).hasSize(2);
        assertThat(data.path(image).get("pk")).isEqualTo(data.at("/Keys/pk"));
        return data.path(image).path("v").path("S").asText();
    }
}
