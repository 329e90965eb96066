package dev.millrace.it.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PutItem, UpdateItem or DeleteItem. */
record WriteStep(Write write) implements Step {

    @Override
    public void run(Session session) {
        ModelTable table = session.table(write.table());
        Item key = write.key(session);
        Item before = table.find(key);
        Item after;
        try {
            after = write.evaluate(session);
        } catch (Refusal refusal) {
            refused(session, refusal);
            return;
        }
        JsonNode answer = session.succeed(write.kind().operation(), write.request(session));
        table.store(key, after);
        Difference.check(
                () -> "Attributes of " + line(session),
                Optional.ofNullable(write.returned(before, after)),
                Optional.ofNullable(Item.parse(answer.get("Attributes"))));
    }

    private void refused(Session session, Refusal refusal) {
        JsonNode answer = session.fail(
                write.kind().operation(), write.request(session), refusal.type(), String.valueOf(refusal.getMessage()));
        if (refusal.isConditionFailure()) {
            Difference.check(
                    () -> "Item of the refused " + line(session),
                    Optional.ofNullable(shownOnFailure(write, refusal)),
                    Optional.ofNullable(Item.parse(answer.get("Item"))));
        }
    }

    /** The item that a false condition is answered with. */
    static @Nullable Item shownOnFailure(Write write, Refusal refusal) {
        return write.itemOnFailure() ? refusal.item() : null;
    }

    @Override
    public String line(Session session) {
        return Session.line(write.kind().operation(), write.request(session));
    }

    @Override
    public List<Step> smaller() {
        return write.smaller().stream().<Step>map(WriteStep::new).toList();
    }
}
