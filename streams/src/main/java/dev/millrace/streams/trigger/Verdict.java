package dev.millrace.streams.trigger;

import dev.millrace.protocol.lambda.FailureRecord;
import dev.millrace.protocol.lambda.FunctionResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the outcome of an invocation means for its batch (source: streams.md F6, F7, F8). */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
sealed interface Verdict {
    /**
     * All records are handled.
     *
     * @param state of the tumbling window from now on; null without one
     */
    record Handled(byte @Nullable [] state) implements Verdict {}

    /**
     * Some are not.
     *
     * @param handledCount records at the beginning that are
     * @param state of the tumbling window from now on; null if it stays as it was
     */
    record Failed(int handledCount, FailureRecord.Response response, byte @Nullable [] state) implements Verdict {}

    /** The function was not run. */
    record NotRun(String reason) implements Verdict {}

    /** Judges an outcome. */
    static Verdict of(InvocationOutcome outcome, Batch batch, MappingSettings settings) {
        if (outcome instanceof InvocationOutcome.NotInvoked missed) {
            return new NotRun(missed.reason());
        }
        if (outcome instanceof InvocationOutcome.FunctionFailed failed) {
            return new Failed(
                    0,
                    new FailureRecord.Response(failed.statusCode(), failed.executedVersion(), failed.functionError()),
                    null);
        }
        InvocationOutcome.Answered answered = (InvocationOutcome.Answered) outcome;
        if (batch.isFinal()) {
            // Nothing is kept after it, so nothing is asked of the answer (inferred).
            return new Handled(null);
        }
        // AWS tells no function error where the answer told of the failure (recorded).
        FailureRecord.Response response =
                new FailureRecord.Response(answered.statusCode(), answered.executedVersion(), null);
        byte[] state = null;
        if (!settings.tumblingWindow().isZero()) {
            state = FunctionResponse.state(answered.body());
            if (state == null) {
                return new Failed(0, response, null);
            }
        }
        int handledCount = batch.size();
        if (settings.reportsItemFailures()) {
            Map<String, Integer> indexes = batch.indexes();
            handledCount = FunctionResponse.handledCount(
                    answered.body(), batch.size(), number -> indexes.getOrDefault(number, -1));
        }
        if (handledCount == batch.size()) {
            return new Handled(state);
        }
        return new Failed(handledCount, response, handledCount == 0 ? null : state);
    }
}
