package dev.millrace.storage.table;

import dev.millrace.protocol.operation.ProjectionType;
import dev.millrace.protocol.operation.SseType;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.protocol.operation.TableClass;
import dev.millrace.protocol.operation.TableClassSummary;
import dev.millrace.protocol.operation.TableStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Table definitions as stored documents. A member once written keeps its name and meaning. */
final class TableDefinitionCodec {
    private TableDefinitionCodec() {}

    static byte[] encode(TableDefinition table) {
        StoredDocument.Builder document = StoredDocument.builder()
                .number("id", table.id())
                .text("tableId", table.tableId())
                .text("name", table.name())
                .text("arn", table.arn())
                .instant("created", table.created())
                .document("keySchema", StoredKeySchema.encode(table.keySchema()))
                .documents("attributes", StoredKeySchema.encodeAll(table.attributeDefinitions()))
                .documents("localIndexes", encodeIndexes(table.localIndexes()))
                .documents("globalIndexes", encodeIndexes(table.globalIndexes()))
                .number("lastIndexId", (long) table.lastIndexId())
                .document("capacity", table.capacity().encode())
                .document("tableClass", encodeTableClass(table.tableClass()))
                .document("encryption", encodeEncryption(table.encryption()))
                .flag("deletionProtected", table.deletionProtected())
                .textMap("tags", table.tags())
                .document("stream", encodeStream(table.latestStream()))
                .document("state", encodeState(table.state()))
                .document("timeToLive", encodeTimeToLive(table.timeToLive()))
                .document("timeToLiveChange", encodeTimeToLiveChange(table.timeToLiveChange()))
                .document("attachments", table.attachments().encode());
        return document.build().encode();
    }

    static TableDefinition decode(byte[] value) {
        StoredDocument document = StoredDocument.decode(value);
        StoredDocument tags = document.find("tags");
        Long lastIndexId = document.findNumber("lastIndexId");
        return TableDefinition.builder(
                        document.text("name"),
                        StoredKeySchema.decode(Objects.requireNonNull(document.find("keySchema"), "keySchema")))
                .tableId(document.text("tableId"))
                .arn(document.text("arn"))
                .created(document.instant("created"))
                .attributeDefinitions(StoredKeySchema.decodeAll(document.documents("attributes")))
                .localIndexes(decodeIndexes(document.documents("localIndexes"), IndexDefinition.Scope.LOCAL))
                .globalIndexes(decodeIndexes(document.documents("globalIndexes"), IndexDefinition.Scope.GLOBAL))
                .lastIndexId(lastIndexId == null ? 0 : lastIndexId.intValue())
                .capacity(CapacitySettings.decode(Objects.requireNonNull(document.find("capacity"), "capacity")))
                .tableClass(decodeTableClass(document.find("tableClass")))
                .encryption(decodeEncryption(document.find("encryption")))
                .deletionProtected(document.flag("deletionProtected"))
                .tags(tags == null ? Map.of() : tags.asTexts())
                .latestStream(decodeStream(document.find("stream")))
                .state(decodeState(document.find("state")))
                .timeToLive(decodeTimeToLive(document.find("timeToLive")))
                .timeToLiveChange(decodeTimeToLiveChange(document.find("timeToLiveChange")))
                .attachments(TableAttachments.decode(document.find("attachments")))
                .build()
                .withId(document.number("id"));
    }

    private static List<StoredDocument.Builder> encodeIndexes(List<IndexDefinition> indexes) {
        List<StoredDocument.Builder> documents = new ArrayList<>();
        for (IndexDefinition index : indexes) {
            documents.add(StoredDocument.builder()
                    .number("id", (long) index.id())
                    .text("name", index.name())
                    .document("keySchema", StoredKeySchema.encode(index.keySchema()))
                    .constant("projection", index.projection())
                    .texts("nonKeyAttributes", index.nonKeyAttributes())
                    .document("capacity", index.capacity().encode())
                    .constant("state", index.state()));
        }
        return documents;
    }

    private static List<IndexDefinition> decodeIndexes(List<StoredDocument> documents, IndexDefinition.Scope scope) {
        List<IndexDefinition> indexes = new ArrayList<>();
        for (StoredDocument document : documents) {
            indexes.add(new IndexDefinition(
                    Math.toIntExact(document.number("id")),
                    document.text("name"),
                    scope,
                    StoredKeySchema.decode(Objects.requireNonNull(document.find("keySchema"), "keySchema")),
                    document.constant("projection", ProjectionType.class),
                    document.texts("nonKeyAttributes"),
                    CapacitySettings.decode(Objects.requireNonNull(document.find("capacity"), "capacity")),
                    document.constant("state", IndexState.class)));
        }
        return indexes;
    }

    private static StoredDocument.@Nullable Builder encodeTableClass(@Nullable TableClassSummary tableClass) {
        return tableClass == null
                ? null
                : StoredDocument.builder()
                        .constant("class", tableClass.tableClass())
                        .instant("updated", tableClass.lastUpdateDateTime());
    }

    private static @Nullable TableClassSummary decodeTableClass(@Nullable StoredDocument document) {
        return document == null
                ? null
                : new TableClassSummary(document.constant("class", TableClass.class), document.findInstant("updated"));
    }

    private static StoredDocument.@Nullable Builder encodeEncryption(@Nullable EncryptionSettings encryption) {
        return encryption == null
                ? null
                : StoredDocument.builder()
                        .constant("type", encryption.type())
                        .text("kmsKeyArn", encryption.kmsKeyArn());
    }

    private static @Nullable EncryptionSettings decodeEncryption(@Nullable StoredDocument document) {
        return document == null
                ? null
                : new EncryptionSettings(document.constant("type", SseType.class), document.findText("kmsKeyArn"));
    }

    private static StoredDocument.@Nullable Builder encodeStream(@Nullable TableStream stream) {
        return stream == null
                ? null
                : StoredDocument.builder()
                        .number("id", stream.id())
                        .text("label", stream.label())
                        .text("arn", stream.arn())
                        .constant("viewType", stream.viewType())
                        .flag("enabled", stream.enabled());
    }

    private static @Nullable TableStream decodeStream(@Nullable StoredDocument document) {
        return document == null
                ? null
                : new TableStream(
                        document.number("id"),
                        document.text("label"),
                        document.text("arn"),
                        document.constant("viewType", StreamViewType.class),
                        document.flag("enabled"));
    }

    private static StoredDocument.@Nullable Builder encodeState(TableState state) {
        return state.status() == TableStatus.ACTIVE
                ? null
                : StoredDocument.builder()
                        .constant("status", state.status())
                        .instant("until", state.until())
                        .documents("deletedIndexes", encodeIndexes(state.deletedIndexes()));
    }

    private static TableState decodeState(@Nullable StoredDocument document) {
        return document == null
                ? TableState.ACTIVE
                : new TableState(
                        document.constant("status", TableStatus.class),
                        document.instant("until"),
                        decodeIndexes(document.documents("deletedIndexes"), IndexDefinition.Scope.GLOBAL));
    }

    private static StoredDocument.@Nullable Builder encodeTimeToLive(@Nullable TimeToLive timeToLive) {
        return timeToLive == null ? null : StoredDocument.builder().text("attribute", timeToLive.attributeName());
    }

    private static @Nullable TimeToLive decodeTimeToLive(@Nullable StoredDocument document) {
        return document == null ? null : new TimeToLive(document.text("attribute"));
    }

    private static StoredDocument.@Nullable Builder encodeTimeToLiveChange(@Nullable TimeToLiveChange change) {
        return change == null
                ? null
                : StoredDocument.builder()
                        .text("attribute", change.attributeName())
                        .instant("since", change.since())
                        .instant("until", change.until());
    }

    private static @Nullable TimeToLiveChange decodeTimeToLiveChange(@Nullable StoredDocument document) {
        return document == null
                ? null
                : new TimeToLiveChange(
                        document.text("attribute"), document.instant("since"), document.instant("until"));
    }
}
