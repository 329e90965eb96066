package dev.millrace.storage.table;

import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import java.util.ArrayList;
import java.util.List;

/** The form of key attributes in stored documents: names with types, and schemas of hash and range attributes. */
public final class StoredKeySchema {
    private StoredKeySchema() {}

    /** A schema as a document. */
    public static StoredDocument.Builder encode(KeySchema schema) {
        return StoredDocument.builder()
                .documents("hash", encodeAll(schema.hash()))
                .documents("range", encodeAll(schema.range()));
    }

    /** A schema from its document. */
    public static KeySchema decode(StoredDocument document) {
        return new KeySchema(decodeAll(document.documents("hash")), decodeAll(document.documents("range")));
    }

    static List<StoredDocument.Builder> encodeAll(List<KeyAttribute> attributes) {
        List<StoredDocument.Builder> documents = new ArrayList<>();
        for (KeyAttribute attribute : attributes) {
            documents.add(
                    StoredDocument.builder().text("name", attribute.name()).constant("type", attribute.type()));
        }
        return documents;
    }

    static List<KeyAttribute> decodeAll(List<StoredDocument> documents) {
        List<KeyAttribute> attributes = new ArrayList<>();
        for (StoredDocument document : documents) {
            attributes.add(new KeyAttribute(document.text("name"), document.constant("type", AttributeType.class)));
        }
        return attributes;
    }
}
