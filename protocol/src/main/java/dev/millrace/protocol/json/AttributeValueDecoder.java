package dev.millrace.protocol.json;

import dev.millrace.protocol.error.ValueErrors;
import dev.millrace.protocol.json.JsonReader.Place;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeMap.InvalidAttribute;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.DynamoNumber;
import dev.millrace.protocol.model.InvalidNumberException;
import dev.millrace.protocol.model.ValueProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads attribute values and notes what AWS refuses, in the order AWS finds it: within a value each type in turn, then
 * that there is none or more than one. The order within one value is inferred: the texts have evidence (errors.md 6.1),
 * which of two wins has none.
 *
 * <p>A value that is refused is null or incomplete; only its note counts. Not thread-safe.
 */
final class AttributeValueDecoder {
    private final JsonReader in;
    private String numberText = "";
