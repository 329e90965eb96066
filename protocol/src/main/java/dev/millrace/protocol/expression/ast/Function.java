package dev.millrace.protocol.expression.ast;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions of the language; their names are case-sensitive (source: expressions.md 1). */
public enum Function {
    ATTRIBUTE_EXISTS("attribute_exists", 1, Role.CONDITION),
    ATTRIBUTE_NOT_EXISTS("attribute_not_exists", 1, Role.CONDITION),
    ATTRIBUTE_TYPE("attribute_type", 2, Role.CONDITION),
    BEGINS_WITH("begins_with", 2, Role.CONDITION),
    CONTAINS("contains", 2, Role.CONDITION),
    SIZE("size", 1, Role.OPERAND),
    IF_NOT_EXISTS("if_not_exists", 2, Role.UPDATE),
    LIST_APPEND("list_append", 2, Role.UPDATE);

    private static final Map<String, Function> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Function::spelling, function -> function));

    private final String spelling;
    private final int operandCount;
    private final Role role;

    Function(String spelling, int operandCount, Role role) {
        this.spelling = spelling;
        this.operandCount = operandCount;
        this.role = role;
    }

    /** The function of this name, if there is one. */
    public static Optional<Function> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The name as it is written. */
    public String spelling() {
        return spelling;
    }

    /** How many arguments it takes. */
    public int operandCount() {
        return operandCount;
    }

    /** Where it may stand. */
    public Role role() {
        return role;
    }

    /** Where a function may stand. */
    public enum Role {
        /** As a condition. */
        CONDITION,
        /** As an operand in a condition. */
        OPERAND,
        /** As an operand of SET. */
        UPDATE
    }
}
