package dev.millrace.it.model;

import java.util.ArrayList;
import java.util.List;

/** Draws conditions and filters. Not thread-safe. */
final class ConditionChoice {
    private static final List<String> COMPARATORS = List.of("=", "<>", "<", "<=", ">", ">=");

    private final Alphabet alphabet;

    ConditionChoice(Alphabet alphabet) {
        this.alphabet = alphabet;
    }

    /** A condition on some of these attributes. */
    Condition on(List<String> attributes) {
        if (alphabet.chance(15)) {
            return new Condition.Both(simple(attributes), alphabet.pick(List.of("AND", "OR")), simple(attributes));
        }
        return alphabet.chance(10) ? new Condition.Not(simple(attributes)) : simple(attributes);
    }

    private Condition simple(List<String> attributes) {
        Path path = path(alphabet.pick(attributes));
        return switch (alphabet.below(10)) {
            case 0, 1 -> new Condition.Exists(path, alphabet.chance(60));
            case 2 -> new Condition.Compare(path, alphabet.pick(List.of("=", "<>")), alphabet.any(2));
            case 3, 4 -> new Condition.Compare(path, alphabet.pick(COMPARATORS), alphabet.anyScalar());
            case 5 -> between(path, alphabet.pick(List.of("S", "N", "B")));
            case 6 -> new Condition.In(path, List.of(alphabet.anyScalar(), alphabet.any(1)));
            case 7 ->
                alphabet.chance(50)
                        ? new Condition.BeginsWith(path, alphabet.scalar(alphabet.pick(List.of("S", "B"))))
                        : new Condition.Contains(path, alphabet.scalar(alphabet.pick(List.of("S", "N"))));
            case 8 -> new Condition.Size(path, alphabet.pick(COMPARATORS), alphabet.below(4));
            default -> new Condition.Type(path, alphabet.any(1).type());
        };
    }

    /** BETWEEN two values in their order: the other way round would be refused. */
    Condition between(Path path, String type) {
        Value one = alphabet.scalar(type);
        Value other = alphabet.scalar(type);
        boolean inOrder = Value.compareScalars(one, other) <= 0;
        return new Condition.Between(path, inOrder ? one : other, inOrder ? other : one);
    }

    /** An attribute, or something in it. */
    Path path(String attribute) {
        if (attribute.equals("c") && alphabet.chance(50)) {
            return Path.member(attribute, alphabet.member());
        }
        return attribute.equals("d") && alphabet.chance(50)
                ? Path.element(attribute, alphabet.below(3))
                : Path.of(attribute);
    }

    /** Paths of different attributes, at least one. */
    List<Path> paths(List<String> attributes) {
        List<Path> paths = new ArrayList<>();
        attributes.stream().filter(attribute -> alphabet.chance(40)).forEach(attribute -> paths.add(path(attribute)));
        return paths.isEmpty() ? List.of(path(alphabet.pick(attributes))) : paths;
    }
}
