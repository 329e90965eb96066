package dev.millrace.it.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * TransactWriteItems on different items: all or nothing.
 *
 * @param token the idempotency token, or null; played again after it has succeeded, the transaction does nothing
 */
record TransactWriteStep(List<Write> writes, @Nullable String token) implements Step {

    @Override
    public void run(Session session) {
        if (token != null && session.spentTokens().contains(token)) {
            session.succeed("TransactWriteItems", request(session));
            return;
        }
        List<@Nullable Item> outcomes = new ArrayList<>();
        List<@Nullable Refusal> refusals = new ArrayList<>();
        for (Write write : writes) {
            try {
                outcomes.add(write.evaluate(session));
                refusals.add(null);
            } catch (Refusal refusal) {
                outcomes.add(null);
                refusals.add(refusal);
            }
        }
        if (refusals.stream().anyMatch(Objects::nonNull)) {
            cancelled(session, refusals);
            return;
        }
        session.succeed("TransactWriteItems", request(session));
        for (int index = 0; index < writes.size(); index++) {
            Write write = writes.get(index);
            session.table(write.table()).store(write.key(session), outcomes.get(index));
        }
        if (token != null) {
            session.spentTokens().add(token);
        }
    }

    private void cancelled(Session session, List<@Nullable Refusal> refusals) {
        JsonNode reasons = session.fail(
                        "TransactWriteItems", request(session), "TransactionCanceledException", "of " + refusals)
                .path("CancellationReasons");
        List<String> expected = refusals.stream()
                .map(refusal -> refusal == null ? "None" : refusal.reasonCode())
                .toList();
        List<String> actual = new ArrayList<>();
        reasons.forEach(reason -> actual.add(reason.path("Code").asText()));
        String what = "reasons of " + line(session);
        Difference.check(() -> "number of " + what, expected.size(), actual.size());
        if (!expected.contains("ValidationError")) {
            Difference.check(() -> what, expected, actual);
        } else if (Collections.frequency(actual, "None") == actual.size()) {
            throw Difference.between(what, expected, actual);
        }
        for (int index = 0; index < actual.size(); index++) {
            // Member validation stops at the first that fails and says None of all others (source: errors.md 5), so
            // that with a ValidationError in it only the reasons given can be compared.
            if (!actual.get(index).equals("None")) {
                checkCode(what, index, expected.get(index), actual.get(index));
            }
            checkShownItem(what, index, refusals.get(index), reasons.get(index));
        }
    }

    private static void checkCode(String what, int index, String expected, String actual) {
        Difference.check(() -> what + " at " + index, expected, actual);
    }

    private void checkShownItem(String what, int index, @Nullable Refusal refusal, JsonNode reason) {
        boolean conditionFailed = reason.path("Code").asText().equals("ConditionalCheckFailed");
        Item shown = refusal != null && conditionFailed ? WriteStep.shownOnFailure(writes.get(index), refusal) : null;
        Difference.check(
                () -> "Item in " + what + " at " + index,
                Optional.ofNullable(shown),
                Optional.ofNullable(Item.parse(reason.get("Item"))));
    }

    private ObjectNode request(Session session) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ArrayNode members = request.putArray("TransactItems");
        writes.forEach(write -> members.addObject().set(write.kind().member(), write.request(session)));
        if (token != null) {
            request.put("ClientRequestToken", session.token(token));
        }
        return request;
    }

    @Override
    public String line(Session session) {
        return Session.line("TransactWriteItems", request(session));
    }

    @Override
    public List<Step> smaller() {
        return Fewer.than(writes).stream()
                .<Step>map(fewer -> new TransactWriteStep(fewer, token == null ? null : token + "-" + fewer.size()))
                .toList();
    }
}
