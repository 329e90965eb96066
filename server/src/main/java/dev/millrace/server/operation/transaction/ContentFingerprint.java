package dev.millrace.server.operation.transaction;

import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.DynamoNumber;
import dev.millrace.protocol.operation.TransactAction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of what a transaction does, by which a repetition under one token is told from another request.
 *
 * <p>Each part stands behind its length, so no two contents run together. Maps and sets count in sorted order, since a
 * client may write the same request in another order. What the answer shall show does not count: a repetition may ask
 * for the capacity (inferred).
 */
final class ContentFingerprint {
    private final MessageDigest digest;

    private ContentFingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    static Binary of(List<TransactAction> actions) {
        ContentFingerprint fingerprint = new ContentFingerprint();
        fingerprint.count(actions.size());
        for (TransactAction action : actions) {
            fingerprint.add(action);
        }
        return Binary.owning(fingerprint.digest.digest());
    }

    private void add(TransactAction action) {
        text(action.kind().wireName());
        attributes(action.subject());
        if (action.updateExpression() != null) {
            text(action.updateExpression());
        }
        text(action.tableName());
        TransactAction.Condition condition = action.condition();
        text(condition.expression());
        Map<String, String> names = condition.expressionAttributeNames();
        count(names == null ? -1 : names.size());
        if (names != null) {
            new TreeMap<>(names).forEach((name, attribute) -> {
                text(name);
                text(attribute);
            });
        }
        attributes(condition.expressionAttributeValues());
        text(
                condition.returnValuesOnConditionCheckFailure() == null
                        ? null
                        : condition.returnValuesOnConditionCheckFailure().name());
    }

    private void attributes(@Nullable AttributeMap attributes) {
        if (attributes == null) {
            count(-1);
        } else {
            attributes(attributes.values());
        }
    }

    private void attributes(Map<String, AttributeValue> attributes) {
        count(attributes.size());
        new TreeMap<>(attributes).forEach((name, value) -> {
            text(name);
            value(value);
        });
    }

    private void value(AttributeValue value) {
        text(value.type().name());
        switch (value.type()) {
            case S -> text(((AttributeValue.S) value).value());
            case N -> text(((AttributeValue.N) value).value().text());
            case B -> bytes(((AttributeValue.B) value).value().toByteArray());
            case BOOL -> count(((AttributeValue.Bool) value).value() ? 1 : 0);
            case NULL -> {}
            case SS -> {
                TreeSet<String> members = new TreeSet<>(((AttributeValue.SS) value).values());
                count(members.size());
                members.forEach(this::text);
            }
            case NS -> {
                TreeSet<DynamoNumber> members = new TreeSet<>(((AttributeValue.NS) value).values());
                count(members.size());
                members.forEach(member -> text(member.text()));
            }
            case BS -> {
                TreeSet<Binary> members = new TreeSet<>(((AttributeValue.BS) value).values());
                count(members.size());
                members.forEach(member -> bytes(member.toByteArray()));
            }
            case L -> {
                List<AttributeValue> elements = ((AttributeValue.L) value).values();
                count(elements.size());
                elements.forEach(this::value);
            }
            case M -> attributes(((AttributeValue.M) value).values());
        }
    }

    private void text(@Nullable String text) {
        if (text == null) {
            count(-1);
        } else {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void bytes(byte[] bytes) {
        count(bytes.length);
        digest.update(bytes);
    }

    private void count(int count) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(count).array());
    }
}
