package dev.millrace.server.operation.batch;

import dev.millrace.protocol.error.BatchErrors;
import dev.millrace.protocol.json.AttributeValueJson.SpelledKey;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.BatchGetItemContract.Request;
import dev.millrace.protocol.operation.BatchGetItemContract.Response;
import dev.millrace.protocol.operation.KeyChecks;
import dev.millrace.protocol.operation.KeysAndAttributes;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.server.capacity.CapacityTally;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.request.ParameterStyles;
import dev.millrace.storage.table.ItemStore;
import dev.millrace.storage.table.TableDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads items one after the other, each by itself, until the answer is full. What is left is told as unprocessed.
 *
 * <p>Reads are always consistent; {@code ConsistentRead} only changes the price.
 */
public final class BatchGetItemHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        requireCount(request);
        requireOneStyle(request);
        List<TableRead> reads = reads(request);
        List<TableDefinition> tables = new ArrayList<>();
        for (TableRead read : reads) {
            tables.add(context.namespace().tables().require(TableReference.name(read.tableName())));
        }
        List<Map<PrimaryKey, SpelledKey>> keys = new ArrayList<>();
        for (int index = 0; index < reads.size(); index++) {
            keys.add(keys(tables.get(index), reads.get(index)));
        }
        Answer answer = new Answer(new CapacityTally(request.returnConsumedCapacity()));
        for (int index = 0; index < reads.size(); index++) {
            answer.read(context.namespace().items(), tables.get(index), reads.get(index), keys.get(index));
        }
        reply.answer(answer.response());
    }

    /** A table may stand there twice, by name and by ARN, but no key of it (inferred). */
    private static List<TableRead> reads(Request request) {
        List<TableRead> reads = new ArrayList<>();
        Map<String, Set<SpelledKey>> known = new HashMap<>();
        request.requestItems().forEach((table, asked) -> {
            Set<SpelledKey> ofTable = known.computeIfAbsent(TableReference.name(table), name -> new HashSet<>());
            reads.add(TableRead.of(table, asked, ofTable));
        });
        return reads;
    }

    private static void requireCount(Request request) {
        int count = 0;
        for (KeysAndAttributes asked : request.requestItems().values()) {
            count += asked.keys().size();
        }
        if (count > ServiceLimits.BATCH_GET_COUNT_MAX) {
            throw BatchErrors.tooManyRequests("BatchGetItem");
        }
    }

    /** The two styles do not mix in one request, not even for different tables (source: errors.md 6.3). */
    private static void requireOneStyle(Request request) {
        String projectionExpression = null;
        List<String> attributesToGet = null;
        for (KeysAndAttributes asked : request.requestItems().values()) {
            projectionExpression = projectionExpression == null ? asked.projectionExpression() : projectionExpression;
            attributesToGet = attributesToGet == null ? asked.attributesToGet() : attributesToGet;
        }
        ParameterStyles.of()
                .expression("ProjectionExpression", projectionExpression)
                .legacy("AttributesToGet", attributesToGet)
                .check();
    }

    /** A number written in two ways names one item, which is read once (recorded on AWS). */
    private static Map<PrimaryKey, SpelledKey> keys(TableDefinition table, TableRead read) {
        Map<PrimaryKey, SpelledKey> keys = new LinkedHashMap<>();
        for (SpelledKey key : read.asked().keys()) {
            keys.putIfAbsent(KeyChecks.ofKey(table.keySchema(), key.attributes().values()), key);
        }
        return keys;
    }

    /** The answer as it fills up. */
    private static final class Answer {
        private final CapacityTally capacity;
        private final Map<String, List<Item>> responses = new LinkedHashMap<>();
        private final Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
        private long sizeBytes;
        private boolean full;

        Answer(CapacityTally capacity) {
            this.capacity = capacity;
        }

        void read(ItemStore items, TableDefinition table, TableRead read, Map<PrimaryKey, SpelledKey> keys) {
            List<Item> found = new ArrayList<>();
            List<SpelledKey> left = new ArrayList<>();
            for (Map.Entry<PrimaryKey, SpelledKey> key : keys.entrySet()) {
                Item item = full ? null : items.find(table, key.getKey());
                // The size counts before the projection, as it does for pages of Query (inferred).
                full |= item != null && sizeBytes + item.size() > ServiceLimits.BATCH_GET_SIZE_MAX;
                if (full) {
                    left.add(key.getValue());
                    continue;
                }
                capacity.read(table, item, read.consistent());
                if (item != null) {
                    sizeBytes += item.size();
                    found.add(read.projected(item));
                }
            }
            responses.put(read.tableName(), found);
            if (!left.isEmpty()) {
                unprocessed.put(read.tableName(), read.asked().withKeys(left));
            }
        }

        Response response() {
            return new Response(responses, unprocessed, capacity.answer());
        }
    }
}
