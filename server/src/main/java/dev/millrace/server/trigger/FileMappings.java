package dev.millrace.server.trigger;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.lambda.FunctionName;
import dev.millrace.server.namespace.Namespace;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TableStream;
import dev.millrace.streams.trigger.EventSourceMapping;
import dev.millrace.streams.trigger.TriggerService;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the mappings of a triggers file into being: at start where the stream is there, otherwise with the request that
 * turns it on, before that is answered. Thread-safe.
 *
 * <p>The file says how a mapping is, also after a restart; what it does not say of it, such as that it was disabled
 * meanwhile, stays. A mapping that left the file stays too.
 */
final class FileMappings {
    private static final Logger log = LoggerFactory.getLogger(FileMappings.class);

    private final List<FileMapping> mappings;

    FileMappings(List<FileMapping> mappings) {
        this.mappings = List.copyOf(mappings);
    }

    /** Applies them to a namespace now and whenever it gets a stream. */
    void attach(Namespace namespace) {
        if (!mappings.isEmpty()) {
            apply(namespace);
            namespace.watchStreams(() -> apply(namespace));
        }
    }

    private synchronized void apply(Namespace namespace) {
        for (FileMapping mapping : mappings) {
            String streamArn = streamArn(namespace, mapping);
            if (streamArn != null) {
                try {
                    apply(namespace.triggers(), mapping, streamArn);
                } catch (ApiException refused) {
                    log.error(
                            "mapping {} of the triggers file cannot be applied: {}",
                            mapping.place(),
                            refused.getMessage());
                }
            }
        }
    }

    private static @Nullable String streamArn(Namespace namespace, FileMapping mapping) {
        String tableName = mapping.tableName();
        if (tableName == null) {
            String arn = mapping.streamArn();
            boolean isThere = namespace.tables().definitions().stream()
                    .map(TableDefinition::latestStream)
                    .anyMatch(stream -> stream != null && stream.arn().equals(arn));
            return isThere ? arn : null;
        }
        TableStream stream = namespace
                .tables()
                .find(tableName)
                .map(TableDefinition::enabledStream)
                .orElse(null);
        return stream == null ? null : stream.arn();
    }

    private static void apply(TriggerService triggers, FileMapping mapping, String streamArn) {
        // arn:aws:dynamodb:REGION:ACCOUNT:table/...
        String[] parts = streamArn.split(":", 6);
        String functionArn = mapping.function().arn(parts[3], parts[4]);
        Optional<EventSourceMapping> existing = triggers.list().stream()
                .filter(present -> present.streamArn().equals(streamArn)
                        && FunctionName.parse(present.functionArn()).isSameAs(mapping.function()))
                .findFirst();
        if (existing.isEmpty()) {
            EventSourceMapping created = triggers.create(
                    streamArn,
                    functionArn,
                    mapping.position(),
                    mapping.settings(),
                    !Boolean.FALSE.equals(mapping.enabled()));
            log.info("trigger {}: {} invokes {}", created.uuid(), streamArn, functionArn);
        } else if (!existing.get().settings().equals(mapping.settings()) || mapping.enabled() != null) {
            triggers.update(existing.get().uuid(), null, mapping.settings(), mapping.enabled());
        }
    }
}
