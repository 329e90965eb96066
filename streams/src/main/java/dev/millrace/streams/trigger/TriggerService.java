package dev.millrace.streams.trigger;

import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.streams.StreamService;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The triggers of a namespace. Thread-safe. Errors of state are thrown as
 * {@link dev.millrace.protocol.error.ApiException}, made by {@link dev.millrace.protocol.error.LambdaErrors}.
 */
@SuppressWarnings("DoNotCallSuggester") // Until the dispatcher is there.
public final class TriggerService implements AutoCloseable {
    /**
     * The triggers in {@code store}; those that are enabled start at once.
     *
     * @param pool bounded; runs short pieces of work that never block
     * @param random makes UUIDs
     */
    public TriggerService(
            OrderedStore store,
            StreamService streams,
            VirtualClock clock,
            InvocationTargets targets,
            FailureDestinations destinations,
            Executor pool,
            RandomGenerator random) {}

    /** Creates a mapping; LATEST is exact from the moment this returns. The answer is in state CREATING, as AWS's. */
    public EventSourceMapping create(
            String streamArn,
            String functionArn,
            StartingPosition position,
            MappingSettings settings,
            boolean enabled) {
        throw new UnsupportedOperationException();
    }

    /** The mapping with this id. */
    public EventSourceMapping get(String uuid) {
        throw new UnsupportedOperationException();
    }

    /** All mappings, in order of creation. */
    public List<EventSourceMapping> list() {
        throw new UnsupportedOperationException();
    }

    /**
     * Changes a mapping; positions stay. The answer is in state UPDATING, ENABLING or DISABLING, as AWS's.
     *
     * @param functionArn null for no change
     * @param settings all of them, as they shall be
     * @param enabled null for no change
     */
    public EventSourceMapping update(
            String uuid, @Nullable String functionArn, MappingSettings settings, @Nullable Boolean enabled) {
        throw new UnsupportedOperationException();
    }

    /** Deletes a mapping with its positions. The answer is in state DELETING. */
    public EventSourceMapping delete(String uuid) {
        throw new UnsupportedOperationException();
    }

    /** How far a mapping has come. */
    public MappingReport report(String uuid) {
        throw new UnsupportedOperationException();
    }

    /**
     * Completes when everything written before the call has been handled or given up; exceptionally if the mapping is
     * deleted or this service closed before. Waits as long as the mapping is disabled.
     */
    public CompletionStage<Void> caughtUp(String uuid) {
        throw new UnsupportedOperationException();
    }

    /** Reads all mappings anew after the store was emptied or restored; what is in flight is forgotten. */
    public void reload() {
        throw new UnsupportedOperationException();
    }

    /** Ends all dispatching; what is in flight is invoked again after the next start. */
    @Override
    public void close() {}
}
