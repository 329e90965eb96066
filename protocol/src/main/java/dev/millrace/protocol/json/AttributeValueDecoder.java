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
    private @Nullable ValueProblem note;
    private String numberText = "";

    AttributeValueDecoder(JsonReader in) {
        this.in = in;
    }

    /**
     * Reads a map of values.
     *
     * @param numberTexts receives the text of each value that is a number, unless null
     */
    static AttributeMap readMap(
            JsonReader in, Place place, boolean namesAreAttributes, @Nullable Map<String, String> numberTexts) {
        in.enterMap(AttributeValueJson.VALUE_TYPE, place);
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        // A member that stands twice counts with its last value, so a later good value takes back the note.
        Map<String, InvalidAttribute> problems = Map.of();
        AttributeValueDecoder decoder = new AttributeValueDecoder(in);
        for (String name = in.nextMember(); name != null; name = in.nextMember()) {
            decoder.reset();
            ValueProblem nameProblem = namesAreAttributes ? AttributeValueJson.nameProblem(name) : null;
            if (nameProblem != null) {
                decoder.note(nameProblem);
            }
            AttributeValue value = decoder.readValue(Place.ELEMENT, 1);
            InvalidAttribute problem = decoder.problem(name);
            if (problem != null) {
                problems = problems.isEmpty() ? new LinkedHashMap<>() : problems;
                problems.put(name, problem);
            } else if (!problems.isEmpty()) {
                problems.remove(name);
            }
            if (value != null) {
                values.put(name, value);
            }
            if (numberTexts != null && value instanceof AttributeValue.N) {
                numberTexts.put(name, decoder.numberText);
            }
        }
        return new AttributeMap(
                values, problems.isEmpty() ? null : problems.values().iterator().next());
    }

    @Nullable
    InvalidAttribute problem(String name) {
        ValueProblem found = note;
        return found == null ? null : new InvalidAttribute(name, found);
    }

    @Nullable
    AttributeValue readValue(Place place, int level) {
        if (in.isNull()) {
            note(ValueErrors.EMPTY);
            return null;
        }
        in.enterStructure(AttributeValueJson.SHAPE, place);
        if (level > ServiceLimits.NESTING_LEVELS_MAX) {
            note(ValueErrors.NESTING_TOO_DEEP);
        }
        AttributeValue value = null;
        int types = 0;
        for (String type = in.nextMember(); type != null; type = in.nextMember()) {
            int bit = in.isNull() ? 0 : bit(type);
            if (bit == 0) {
                in.skip();
                continue;
            }
            types |= bit;
            value = readTyped(type, level);
        }
        if (types == 0) {
            note(ValueErrors.EMPTY);
        } else if (Integer.bitCount(types) > 1) {
            note(ValueErrors.SEVERAL_TYPES);
        }
        return value;
    }

    private @Nullable AttributeValue readTyped(String type, int level) {
        return switch (type) {
            case "S" -> new AttributeValue.S(in.text());
            case "N" -> readNumber();
            case "B" -> new AttributeValue.B(Binary.owning(in.blob()));
            case "BOOL" -> new AttributeValue.Bool(in.bool());
            case "NULL" -> readNull();
            case "SS" -> readStrings();
            case "NS" -> readNumbers();
            case "BS" -> readBinaries();
            case "L" -> readList(level);
            case "M" -> readMembers(level);
            default -> throw new IllegalStateException("not a type: " + type);
        };
    }

    /** A bit for each type, 0 for a member that is none; AWS ignores such members. */
    private static int bit(String type) {
        return switch (type) {
            case "S" -> 1;
            case "N" -> 1 << 1;
            case "B" -> 1 << 2;
            case "BOOL" -> 1 << 3;
            case "NULL" -> 1 << 4;
            case "SS" -> 1 << 5;
            case "NS" -> 1 << 6;
            case "BS" -> 1 << 7;
            case "L" -> 1 << 8;
            case "M" -> 1 << 9;
            default -> 0;
        };
    }

    private @Nullable AttributeValue readNumber() {
        numberText = in.text();
        DynamoNumber number = number(numberText);
        return number == null ? null : new AttributeValue.N(number);
    }

    private @Nullable AttributeValue readNull() {
        if (!in.bool()) {
            note(ValueErrors.NULL_IS_FALSE);
            return null;
        }
        return AttributeValue.NULL;
    }

    private AttributeValue readStrings() {
        List<String> members = new ArrayList<>();
        in.enterList(Place.MEMBER);
        while (in.nextElement()) {
            if (in.isNull()) {
                note(ValueErrors.EMPTY);
            } else {
                members.add(in.text());
            }
        }
        Set<String> set = new LinkedHashSet<>(members);
        if (members.isEmpty()) {
            note(ValueErrors.EMPTY_STRING_SET);
        } else if (set.size() < members.size()) {
            note(ValueErrors.duplicateStrings(members));
        }
        return new AttributeValue.SS(set);
    }

    private AttributeValue readNumbers() {
        List<DynamoNumber> members = new ArrayList<>();
        boolean empty = true;
        in.enterList(Place.MEMBER);
        while (in.nextElement()) {
            empty = false;
            if (in.isNull()) {
                note(ValueErrors.EMPTY);
                continue;
            }
            DynamoNumber number = number(in.text());
            if (number != null) {
                members.add(number);
            }
        }
        Set<DynamoNumber> set = new LinkedHashSet<>(members);
        if (empty) {
            note(ValueErrors.EMPTY_NUMBER_SET);
        } else if (set.size() < members.size()) {
            note(ValueErrors.DUPLICATE_NUMBERS);
        }
        return new AttributeValue.NS(set);
    }

    private AttributeValue readBinaries() {
        List<Binary> members = new ArrayList<>();
        in.enterList(Place.MEMBER);
        while (in.nextElement()) {
            if (in.isNull()) {
                note(ValueErrors.EMPTY);
            } else {
                members.add(Binary.owning(in.blob()));
            }
        }
        if (members.isEmpty()) {
            note(ValueErrors.EMPTY_BINARY_SET);
        } else if (new HashSet<>(members).size() < members.size()) {
            note(ValueErrors.duplicateBinaries(members));
        }
        return new AttributeValue.BS(new LinkedHashSet<>(members));
    }

    private AttributeValue readList(int level) {
        List<AttributeValue> elements = new ArrayList<>();
        in.enterList(Place.MEMBER);
        while (in.nextElement()) {
            AttributeValue element = readValue(Place.ELEMENT, level + 1);
            if (element != null) {
                elements.add(element);
            }
        }
        return new AttributeValue.L(elements);
    }

    private AttributeValue readMembers(int level) {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        in.enterMap(AttributeValueJson.VALUE_TYPE, Place.MEMBER);
        for (String name = in.nextMember(); name != null; name = in.nextMember()) {
            ValueProblem nameProblem = AttributeValueJson.nameProblem(name);
            if (nameProblem != null) {
                note(nameProblem);
            }
            AttributeValue member = readValue(Place.ELEMENT, level + 1);
            if (member != null) {
                members.put(name, member);
            }
        }
        return new AttributeValue.M(members);
    }

    private @Nullable DynamoNumber number(String text) {
        try {
            return DynamoNumber.parse(text);
        } catch (InvalidNumberException e) {
            note(ValueErrors.invalidNumber(e.kind(), text));
            return null;
        }
    }

    private void reset() {
        note = null;
    }

    /** Keeps the first note. */
    private void note(ValueProblem problem) {
        if (note == null) {
            note = problem;
        }
    }
}
