package dev.millrace.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.TreeMatch;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer in the form of the recordings: {@code 200 BODY}, {@code 400 TYPE | MESSAGE} or {@code 400 TYPE | MESSAGE |
 * FURTHER MEMBERS}; for the lists of deviations also {@code 200 subset BODY}, which leaves out what changes from run to
 * run.
 */
record ExpectedAnswer(
        int status, String type, String message, @Nullable JsonNode members, TreeMatch match) {
    static final String CONDITION_FAILED =
            "400 com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException | The conditional request failed";

    private static final Set<String> CAPITAL_TYPES =
            Set.of("SerializationException", "TransactionCanceledException", "IdempotentParameterMismatchException");
    private static final String SUBSET = "subset ";
    private static final String AGGREGATED = "validation errors detected: ";

    static ExpectedAnswer parse(String text) {
        int status = Integer.parseInt(text.substring(0, 3));
        String rest = text.substring(4);
        if (rest.startsWith(SUBSET)) {
            return new ExpectedAnswer(status, "", "", Json.parse(rest.substring(SUBSET.length())), TreeMatch.SUBSET);
        }
        if (status == 200) {
            return new ExpectedAnswer(status, "", "", Json.parse(rest), TreeMatch.EXACT);
        }
        int bar = rest.indexOf(" | ");
        String message = rest.substring(bar + 3);
        int further = message.indexOf(" | {\"");
        return new ExpectedAnswer(
                status,
                rest.substring(0, bar),
                further < 0 ? message : message.substring(0, further),
                further < 0 ? null : Json.parse(message.substring(further + 3)),
                TreeMatch.EXACT);
    }

    /** Fails unless the answer has this status, type, text and body; sets may come in any order. */
    void assertMatches(RawAnswer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        JsonNode body = Json.parse(answer.text());
        if (status == 200) {
            assertThat(match.difference(membersOrNothing(), body)).isEmpty();
            return;
        }
        assertThat(body.path("__type").asText()).as(answer.text()).isEqualTo(type);
        String member = body.has("Message") ? "Message" : "message";
        assertThat(member).as(answer.text()).isEqualTo(textMember());
        assertThat(entries(body.path(member).asText())).as(answer.text()).isEqualTo(entries(message));
        ((ObjectNode) body).remove(List.of("__type", member));
        assertThat(match.difference(membersOrNothing(), body)).isEmpty();
    }

    /** Source: errors.md section 1, and recorded AWS answers for a failed condition that gives the item. */
    private String textMember() {
        boolean capital = CAPITAL_TYPES.contains(type.substring(type.indexOf('#') + 1))
                || (members != null && members.has("Item"));
        return capital ? "Message" : "message";
    }

    private JsonNode membersOrNothing() {
        return members == null ? Json.parse("{}") : members;
    }

    /** The entries of an aggregated message in one order: which comes first differs between AWS's hosts. */
    private static List<String> entries(String message) {
        int at = message.indexOf(AGGREGATED);
        if (at < 0) {
            return List.of(message);
        }
        int start = at + AGGREGATED.length();
        return Stream.concat(
                        Stream.of(message.substring(0, start)),
                        Arrays.stream(message.substring(start).split("; ", -1)).sorted())
                .toList();
    }
}
