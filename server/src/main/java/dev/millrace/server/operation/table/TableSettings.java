package dev.millrace.server.operation.table;

import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.model.KeyType;
import dev.millrace.protocol.operation.AttributeDefinition;
import dev.millrace.protocol.operation.BillingMode;
import dev.millrace.protocol.operation.CreateTableContract;
import dev.millrace.protocol.operation.KeySchemaElement;
import dev.millrace.protocol.operation.ProvisionedThroughput;
import dev.millrace.protocol.operation.SseSpecification;
import dev.millrace.protocol.operation.SseType;
import dev.millrace.protocol.operation.TableClassSummary;
import dev.millrace.protocol.operation.Tag;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.storage.table.CapacitySettings;
import dev.millrace.storage.table.EncryptionSettings;
import dev.millrace.storage.table.ResourcePolicy;
import dev.millrace.storage.table.TableAttachments;
import dev.millrace.storage.table.TableDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a table's definition out of a CreateTable request that passed its checks. */
final class TableSettings {
    private TableSettings() {}

    static TableDefinition definition(
            CreateTableContract.Request request, String tableName, UUID tableId, CallContext context) {
        List<KeyAttribute> attributes = attributes(present(request.attributeDefinitions()));
        CapacitySettings capacity = capacity(request, context.now());
        String arn = "arn:aws:dynamodb:" + context.region() + ":" + context.accountId() + ":table/" + tableName;
        return TableDefinition.builder(tableName, keySchema(present(request.keySchema()), attributes))
                .tableId(tableId.toString())
                .arn(arn)
                .created(context.now())
                .attributeDefinitions(attributes)
                .localIndexes(IndexSettings.local(request.localSecondaryIndexes(), attributes, capacity))
                .globalIndexes(IndexSettings.global(
                        request.globalSecondaryIndexes(), attributes, capacity.billingMode(), context.now()))
                .capacity(capacity)
                .tableClass(request.tableClass() == null ? null : new TableClassSummary(request.tableClass(), null))
                .encryption(encryption(request.sseSpecification(), tableId, context))
                .deletionProtected(Boolean.TRUE.equals(request.deletionProtectionEnabled()))
                .tags(tags(request.tags()))
                .attachments(attachments(request.resourcePolicy(), arn, context.now()))
                .build();
    }

    /** Encryption as a request asks for it; null if it asks for none. */
    static @Nullable EncryptionSettings encryption(
            @Nullable SseSpecification specification, UUID tableId, CallContext context) {
        if (specification == null || !Boolean.TRUE.equals(specification.enabled())) {
            return null;
        }
        String key = specification.kmsMasterKeyId();
        if (key == null) {
            // AWS names the account's default key; there is none here, so its id is derived from the table's.
            key = tableId.toString();
        }
        String arn = key.startsWith("arn:")
                ? key
                : "arn:aws:kms:" + context.region() + ":" + context.accountId() + ":key/" + key;
        return new EncryptionSettings(specification.sseType() == null ? SseType.KMS : specification.sseType(), arn);
    }

    private static CapacitySettings capacity(CreateTableContract.Request request, Instant now) {
        CapacitySettings capacity;
        ProvisionedThroughput throughput = request.provisionedThroughput();
        if (request.billingMode() == BillingMode.PAY_PER_REQUEST) {
            capacity = CapacitySettings.payPerRequest(now);
        } else if (throughput != null) {
            capacity = CapacitySettings.provisioned(throughput.readCapacityUnits(), throughput.writeCapacityUnits());
        } else {
            throw new IllegalStateException("a provisioned table without throughput passed the checks");
        }
        return capacity.withOnDemand(request.onDemandThroughput()).withWarm(request.warmThroughput());
    }

    static List<KeyAttribute> attributes(List<AttributeDefinition> definitions) {
        List<KeyAttribute> attributes = new ArrayList<>();
        for (AttributeDefinition definition : definitions) {
            attributes.add(new KeyAttribute(definition.attributeName(), definition.attributeType()));
        }
        return attributes;
    }

    /** The schema that a request names, with the types of its definitions. */
    static KeySchema keySchema(List<KeySchemaElement> elements, List<KeyAttribute> attributes) {
        Map<String, AttributeType> types = new LinkedHashMap<>();
        for (KeyAttribute attribute : attributes) {
            types.put(attribute.name(), attribute.type());
        }
        List<KeyAttribute> hash = new ArrayList<>();
        List<KeyAttribute> range = new ArrayList<>();
        for (KeySchemaElement element : elements) {
            AttributeType type = types.get(element.attributeName());
            if (type == null) {
                throw new IllegalStateException("key attribute " + element.attributeName() + " has no definition");
            }
            (element.keyType() == KeyType.HASH ? hash : range).add(new KeyAttribute(element.attributeName(), type));
        }
        return new KeySchema(hash, range);
    }

    private static TableAttachments attachments(@Nullable String policy, String arn, Instant now) {
        return policy == null
                ? TableAttachments.NONE
                : TableAttachments.NONE.withPolicy(arn, ResourcePolicy.next(null, policy, now));
    }

    private static Map<String, String> tags(@Nullable List<Tag> tags) {
        Map<String, String> byKey = new LinkedHashMap<>();
        if (tags != null) {
            for (Tag tag : tags) {
                byKey.put(tag.key(), tag.value());
            }
        }
        return byKey;
    }

    private static <T> List<T> present(@Nullable List<T> list) {
        if (list == null) {
            throw new IllegalStateException("a request without a required list passed the checks");
        }
        return list;
    }
}
