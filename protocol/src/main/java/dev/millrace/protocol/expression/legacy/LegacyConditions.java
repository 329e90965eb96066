package dev.millrace.protocol.expression.legacy;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.KeyConditionErrors;
import dev.millrace.protocol.error.LegacyErrors;
import dev.millrace.protocol.error.ValueErrors;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.expression.ast.Relation;
import dev.millrace.protocol.expression.eval.BoundCondition;
import dev.millrace.protocol.expression.eval.BoundKeyCondition;
import dev.millrace.protocol.expression.eval.ConditionTest;
import dev.millrace.protocol.expression.eval.KeyOperator;
import dev.millrace.protocol.expression.eval.KeyPredicate;
import dev.millrace.protocol.expression.eval.OperandSource;
import dev.millrace.protocol.expression.eval.ValueOrder;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.operation.ComparisonOperator;
import dev.millrace.protocol.operation.Condition;
import dev.millrace.protocol.operation.ConditionalOperator;
import dev.millrace.protocol.operation.ExpectedAttributeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binds Expected, QueryFilter, ScanFilter and KeyConditions (source of texts and semantics: expressions.md section 6).
 *
 * <p>Attributes are top-level ones, whatever characters their names have. The order of checks within one condition is
 * dynalite's, and so is that attributes are judged in the order of the request.
 */
public final class LegacyConditions {
    /** A multi-attribute index has at most four partition and four sort attributes. */
    private static final int KEY_CONDITIONS_MAX = 8;

    private LegacyConditions() {}

    /**
     * Binds Expected.
     *
     * @param conditions none or an empty map is a condition that always holds
     * @throws ApiException the problem that AWS reports first
     */
    public static BoundCondition expected(
            @Nullable Map<String, ExpectedAttributeValue> conditions, @Nullable ConditionalOperator operator) {
        Joined joined = new Joined(conditions, operator);
        if (conditions != null) {
            conditions.forEach((attribute, condition) -> {
                joined.addPath(attribute);
                joined.tests.add(test(attribute, condition));
            });
        }
        return joined.bound("Expected");
    }

    /**
     * Binds QueryFilter or ScanFilter.
     *
     * @param conditions none or an empty map is a filter that lets all pass
     * @throws ApiException the problem that AWS reports first
     */
    public static BoundCondition filter(
            @Nullable Map<String, Condition> conditions, @Nullable ConditionalOperator operator) {
        Joined joined = new Joined(conditions, operator);
        if (conditions != null) {
            conditions.forEach((attribute, condition) -> {
                joined.addPath(attribute);
                requireValid(condition);
                joined.tests.add(test(attribute, condition.comparisonOperator(), condition.attributeValueList()));
            });
        }
        return joined.bound("QueryFilter");
    }

    /**
     * Binds KeyConditions as far as it can be done without a table.
     *
     * @throws ApiException the problem that AWS reports first
     */
    public static BoundKeyCondition keyConditions(Map<String, Condition> conditions) {
        if (conditions.isEmpty() || conditions.size() > KEY_CONDITIONS_MAX) {
            throw KeyConditionErrors.count();
        }
        List<KeyPredicate> predicates = new ArrayList<>(2);
        conditions.forEach((attribute, condition) -> {
            String key = LegacyNames.path(attribute).attribute();
            requireValid(condition);
            List<AttributeValue> operands = condition.attributeValueList();
            requireOperands(condition.comparisonOperator(), operands);
            predicates.add(new KeyPredicate(
                    key,
                    keyOperator(condition.comparisonOperator()),
                    operands.get(0),
                    operands.size() > 1 ? operands.get(1) : null));
        });
        return new BoundKeyCondition(predicates);
    }

    private static void requireValid(Condition condition) {
        if (condition.invalid() != null) {
            throw ValueErrors.invalidValue(condition.invalid());
        }
    }

    private static ConditionTest test(String attribute, ExpectedAttributeValue condition) {
        ComparisonOperator operator = condition.comparisonOperator();
        List<AttributeValue> list = condition.attributeValueList();
        // A refused value is not there, but was; without a list it can only have been Value.
        boolean hasValue = condition.value() != null || (condition.invalid() != null && list == null);
        if (hasValue && list != null) {
            throw LegacyErrors.valueAndList(attribute);
        }
        if (operator == null) {
            if (list != null) {
                throw LegacyErrors.listWithoutOperator(attribute);
            }
            return equality(attribute, condition, hasValue);
        }
        if (condition.exists() != null) {
            throw LegacyErrors.existsAndOperator(attribute);
        }
        if (!hasValue && list == null && !operator.takes(0)) {
            throw LegacyErrors.operatorWithoutValue(operator.name(), attribute);
        }
        requireValid(condition);
        List<AttributeValue> operands = list == null ? List.of() : list;
        return test(attribute, operator, condition.value() == null ? operands : List.of(condition.value()));
    }

    private static ConditionTest equality(String attribute, ExpectedAttributeValue condition, boolean hasValue) {
        boolean exists = !Boolean.FALSE.equals(condition.exists());
        if (exists && !hasValue) {
            throw LegacyErrors.valueMissing(String.valueOf(condition.exists()), attribute);
        }
        if (!exists && hasValue) {
            throw LegacyErrors.valueNotExpected(attribute);
        }
        requireValid(condition);
        return condition.value() == null
                ? test(attribute, ComparisonOperator.NULL, List.of())
                : test(attribute, ComparisonOperator.EQ, List.of(condition.value()));
    }

    private static void requireValid(ExpectedAttributeValue condition) {
        if (condition.invalid() != null) {
            throw ValueErrors.invalidValue(condition.invalid());
        }
    }

    private static void requireOperands(ComparisonOperator operator, List<AttributeValue> operands) {
        if (!operator.takes(operands.size())) {
            throw LegacyErrors.operandCount(operator.name());
        }
        for (AttributeValue operand : operands) {
            if (operand.type() != operands.get(0).type()) {
                throw LegacyErrors.operandTypesDiffer();
            }
        }
        for (AttributeValue operand : operands) {
            if (!operator.takes(operand.type())) {
                throw LegacyErrors.operandType(operator.name(), operand.type());
            }
        }
        if (operator == ComparisonOperator.BETWEEN && ValueOrder.compare(operands.get(0), operands.get(1)) > 0) {
            throw LegacyErrors.betweenReversed();
        }
    }

    private static ConditionTest test(String attribute, ComparisonOperator operator, List<AttributeValue> operands) {
        requireOperands(operator, operands);
        DocumentPath path = LegacyNames.path(attribute);
        OperandSource value = new OperandSource.AtPath(path);
        List<OperandSource> literals = new ArrayList<>(operands.size());
        for (AttributeValue operand : operands) {
            literals.add(new OperandSource.Literal(operand));
        }
        return switch (operator) {
            case NULL -> new ConditionTest.Exists(path, false);
            case NOT_NULL -> new ConditionTest.Exists(path, true);
            case EQ -> new ConditionTest.Compare(value, Relation.EQUAL, literals.get(0));
            case NE -> new ConditionTest.Compare(value, Relation.NOT_EQUAL, literals.get(0));
            case LE -> new ConditionTest.Compare(value, Relation.LESS_OR_EQUAL, literals.get(0));
            case LT -> new ConditionTest.Compare(value, Relation.LESS, literals.get(0));
            case GE -> new ConditionTest.Compare(value, Relation.GREATER_OR_EQUAL, literals.get(0));
            case GT -> new ConditionTest.Compare(value, Relation.GREATER, literals.get(0));
            case BETWEEN -> new ConditionTest.Between(value, literals.get(0), literals.get(1));
            case IN -> new ConditionTest.In(value, literals);
            case CONTAINS -> new ConditionTest.Contains(value, literals.get(0));
            case NOT_CONTAINS -> new ConditionTest.Lacks(value, literals.get(0));
            case BEGINS_WITH -> new ConditionTest.BeginsWith(value, literals.get(0));
        };
    }

    private static KeyOperator keyOperator(ComparisonOperator operator) {
        return switch (operator) {
            case EQ -> KeyOperator.EQ;
            case LE -> KeyOperator.LE;
            case LT -> KeyOperator.LT;
            case GE -> KeyOperator.GE;
            case GT -> KeyOperator.GT;
            case BETWEEN -> KeyOperator.BETWEEN;
            case BEGINS_WITH -> KeyOperator.BEGINS_WITH;
            case NE, IN, NULL, NOT_NULL, CONTAINS, NOT_CONTAINS -> throw LegacyErrors.notIndexable();
        };
    }

    /** The conditions of one parameter. */
    private static final class Joined {
        private final boolean any;
        private final List<ConditionTest> tests = new ArrayList<>(2);
        private final List<DocumentPath> paths = new ArrayList<>(2);

        Joined(@Nullable Map<String, ?> conditions, @Nullable ConditionalOperator operator) {
            int count = conditions == null ? 0 : conditions.size();
            if (operator != null && count == 0) {
                throw LegacyErrors.nothingToJoin();
            }
            if (operator != null && count == 1) {
                throw LegacyErrors.oneToJoin();
            }
            this.any = operator == ConditionalOperator.OR;
        }

        void addPath(String attribute) {
            paths.add(LegacyNames.path(attribute));
        }

        BoundCondition bound(String name) {
            return new BoundCondition(any ? new ConditionTest.Or(tests) : new ConditionTest.And(tests), paths, name);
        }
    }
}
