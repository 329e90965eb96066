package dev.millrace.server.operation.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.operation.KeyChecks;
import dev.millrace.protocol.operation.OperationContract;
import dev.millrace.protocol.operation.PageResponse;
import dev.millrace.protocol.operation.ProjectionType;
import dev.millrace.protocol.operation.QueryContract;
import dev.millrace.protocol.operation.ScanContract;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.namespace.Namespace;
import dev.millrace.server.namespace.NamespaceOptions;
import dev.millrace.server.namespace.Namespaces;
import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.table.CapacitySettings;
import dev.millrace.storage.table.IndexDefinition;
import dev.millrace.storage.table.IndexDefinition.Scope;
import dev.millrace.storage.table.IndexState;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.WriteResult;
import dev.millrace.streams.StreamSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A namespace in memory with one table {@code Table} (pk S, sk N), its local index {@code local} (lsk S, keys only) and
 * its global indexes {@code global} (gpk S, gsk N, all), {@code keys} (gpk S, keys only) and {@code multi} (m1 S, m2 N;
 * r1 S, r2 N, all). Requests are JSON with single quotes.
 */
final class PageFixture implements AutoCloseable {
    private final Namespaces namespaces = Namespaces.open(new NamespaceOptions(
            null,
            Durability.FSYNC_NEVER,
            false,
            1,
            false,
            1L << 30,
            StreamSettings.DEFAULT,
            InstantSource.fixed(Instant.EPOCH),
            new SplittableRandom(1)));
    private final Namespace namespace = namespaces.open("AKID", "us-east-1");
    private final CallContext context =
            new CallContext(namespace, "000000000000", "us-east-1", "request", "localhost:8000", Instant.EPOCH);
    private final TableDefinition table;

    PageFixture() {
        KeyAttribute pk = key("pk", AttributeType.S);
        KeyAttribute gpk = key("gpk", AttributeType.S);
        IndexDefinition local =
                index("local", Scope.LOCAL, KeySchema.of(pk, key("lsk", AttributeType.S)), ProjectionType.KEYS_ONLY);
        IndexDefinition global =
                index("global", Scope.GLOBAL, KeySchema.of(gpk, key("gsk", AttributeType.N)), ProjectionType.ALL);
        IndexDefinition keys = index("keys", Scope.GLOBAL, KeySchema.of(gpk, null), ProjectionType.KEYS_ONLY);
        IndexDefinition multi = index(
                "multi",
                Scope.GLOBAL,
                new KeySchema(
                        List.of(key("m1", AttributeType.S), key("m2", AttributeType.N)),
                        List.of(key("r1", AttributeType.S), key("r2", AttributeType.N))),
                ProjectionType.ALL);
        table = namespace
                .tables()
                .create(
                        TableDefinition.builder("Table", KeySchema.of(pk, key("sk", AttributeType.N)))
                                .localIndexes(List.of(local))
                                .globalIndexes(List.of(global, keys, multi))
                                .build(),
                        null,
                        Instant.EPOCH);
    }

    private static KeyAttribute key(String name, AttributeType type) {
        return new KeyAttribute(name, type);
    }

    private static IndexDefinition index(String name, Scope scope, KeySchema schema, ProjectionType projection) {
        return IndexDefinition.active(name, scope, schema, projection, List.of(), CapacitySettings.provisioned(0, 0));
    }

    void put(Item item) {
        CompletableFuture<WriteResult> result = new CompletableFuture<>();
        namespace
                .items()
                .mutate(
                        table,
                        KeyChecks.ofItem(table.keySchema(), item.attributes()),
                        before -> item,
                        context.writeContext(),
                        result::complete);
        assertThat(result.join()).isInstanceOf(WriteResult.Written.class);
    }

    /** Sets a global index back to where some entries may be missing. */
    void makeIncomplete(String indexName) {
        namespace
                .tables()
                .rewrite(
                        "Table",
                        (before, streams) -> before.toBuilder()
                                .globalIndexes(before.globalIndexes().stream()
                                        .map(index -> index.name().equals(indexName)
                                                ? index.withState(IndexState.CREATING)
                                                : index)
                                        .toList())
                                .build(),
                        Instant.EPOCH);
    }

    /** A key as JSON, for ExclusiveStartKey. */
    static String json(Item key) {
        return new String(ItemJson.encode(key), StandardCharsets.UTF_8);
    }

    PageResponse query(String request) {
        return call(new QueryContract(), new QueryHandler(), request);
    }

    PageResponse scan(String request) {
        return call(new ScanContract(), new ScanHandler(), request);
    }

    private <I> PageResponse call(
            OperationContract<I, PageResponse> contract, OperationHandler<I, PageResponse> handler, String request) {
        byte[] body = request.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        CompletableFuture<PageResponse> answer = new CompletableFuture<>();
        handler.handle(contract.decode(JsonReader.of(body)), context, new Reply<>() {
            @Override
            public void answer(PageResponse response) {
                answer.complete(response);
            }

            @Override
            public void refuse(Throwable cause) {
                answer.completeExceptionally(cause);
            }
        });
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the handlers refuse by throwing", e);
        }
    }

    static AttributeValue value(Item item, String attribute) {
        AttributeValue value = item.find(attribute);
        if (value == null) {
            throw new AssertionError("no " + attribute + " in " + item);
        }
        return value;
    }

    @Override
    public void close() {
        namespaces.close();
    }
}
