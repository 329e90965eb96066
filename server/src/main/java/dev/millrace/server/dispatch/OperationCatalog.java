package dev.millrace.server.dispatch;

import dev.millrace.protocol.operation.OperationContract;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All operations this server answers, by the value of {@code X-Amz-Target}. Immutable and thread-safe. */
public final class OperationCatalog {
    /**
     * One operation: what its bytes mean, what it does, and where it runs.
     *
     * @param <I> the request record
     * @param <O> the response record
     */
    public record Entry<I, O>(OperationContract<I, O> contract, OperationHandler<I, O> handler, Execution execution) {}

    private final Map<String, Entry<?, ?>> entries;

    private OperationCatalog(Map<String, Entry<?, ?>> entries) {
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Starts an empty catalogue. */
    public static Builder builder() {
        return new Builder();
    }

    /** Looks up an operation by target, such as {@code DynamoDB_20120810.PutItem}. */
    public Optional<Entry<?, ?>> find(String target) {
        return Optional.ofNullable(entries.get(target));
    }

    /** All operations in the order in which they were added. */
    public Collection<Entry<?, ?>> entries() {
        return entries.values();
    }

    /** Collects the operations, one line each. */
    public static final class Builder {
        private final Map<String, Entry<?, ?>> entries = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds an operation.
         *
         * @throws IllegalStateException if its target is taken
         */
        public <I, O> Builder add(
                OperationContract<I, O> contract, OperationHandler<I, O> handler, Execution execution) {
            String target = contract.service().targetPrefix() + "." + contract.name();
            if (entries.put(target, new Entry<>(contract, handler, execution)) != null) {
                throw new IllegalStateException("two operations answer to " + target);
            }
            return this;
        }

        /** Ends the list. */
        public OperationCatalog build() {
            return new OperationCatalog(entries);
        }
    }
}
