package dev.millrace.streams.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes notices, or refuses some first. */
final class FakeDestination implements FailureDestination {
    final List<FailureNotice> notices = new ArrayList<>();
    int refusals;
    int tries;

    @Override
    public CompletionStage<Void> deliver(FailureNotice notice) {
        tries++;
        if (refusals > 0) {
            refusals--;
            return CompletableFuture.failedFuture(new IllegalStateException("the queue is down"));
        }
        notices.add(notice);
        return CompletableFuture.completedFuture(null);
    }

    List<JsonNode> json() {
        List<JsonNode> json = new ArrayList<>();
        for (FailureNotice notice : notices) {
            json.add(FakeFunction.json(notice.json()));
        }
        return json;
    }

    /** The partition keys of each discarded batch. */
    List<List<String>> discarded() {
        List<List<String>> keys = new ArrayList<>();
        for (FailureNotice notice : notices) {
            keys.add(FakeFunction.keys(
                    FakeFunction.json(notice.jsonWithPayload()).get("payload")));
        }
        return keys;
    }
}
