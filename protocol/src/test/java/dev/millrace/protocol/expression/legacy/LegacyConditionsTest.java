package dev.millrace.protocol.expression.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.expression.eval.BoundCondition;
import dev.millrace.protocol.expression.eval.KeyPredicate;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.operation.ConditionalOperator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What legacy conditions mean and how they are refused (source: expressions.md section 6). */
class LegacyConditionsTest {
    private static final Item ITEM = Legacy.item("{'pk':{'S':'k'},'s':{'S':'hello'},'n':{'N':'5'},'b':{'B':'gH8='},"
            + "'nul':{'NULL':true},'t':{'BOOL':true},'ss':{'SS':['a','b']},'ns':{'NS':['1','2']},'bs':{'BS':['YQ==']},"
            + "'l':{'L':[{'S':'a'},{'N':'1'}]},'m':{'M':{'x':{'N':'1'}}},'m.x':{'S':'dot'}}");

    private static final String P = "One or more parameter values were invalid: ";

    private static Object filter(String row) {
        String[] words = row.split(" ", 3);
        return LegacyConditions.filter(
                        Legacy.conditions("{'" + words[0] + "':{'ComparisonOperator':'" + words[1] + "'"
                                + (words.length < 3 ? "" : ",'AttributeValueList':" + words[2]) + "}}"),
                        null)
                .test(ITEM);
    }

    @TestFactory
    Stream<DynamicTest> operators() {
        return Legacy.table("""
                s EQ [{'S':'hello'}] => true
                s EQ [{'S':'hell'}] => false
                n EQ [{'N':'5.0'}] => true
                n EQ [{'S':'5'}] => false
                ss EQ [{'SS':['b','a']}] => true
                ns EQ [{'NS':['2.0','1']}] => true
                l EQ [{'L':[{'S':'a'},{'N':'1.0'}]}] => true
                m EQ [{'M':{'x':{'N':'1'}}}] => true
                t EQ [{'BOOL':true}] => true
                nul EQ [{'NULL':true}] => true
                none EQ [{'S':'x'}] => false
                s NE [{'S':'x'}] => true
                s NE [{'S':'hello'}] => false
                n NE [{'S':'5'}] => true
                none NE [{'S':'x'}] => true
                n LE [{'N':'5'}] => true
                n LT [{'N':'5'}] => false
                n GE [{'N':'5'}] => true
                n GT [{'N':'4.9'}] => true
                n GT [{'S':'4'}] => false
                b GT [{'B':'fw=='}] => true
                none LE [{'N':'5'}] => false
                n BETWEEN [{'N':'5'},{'N':'5'}] => true
                n BETWEEN [{'N':'6'},{'N':'7'}] => false
                n BETWEEN [{'S':'1'},{'S':'9'}] => false
                none BETWEEN [{'N':'1'},{'N':'7'}] => false
                n IN [{'N':'4'},{'N':'5'}] => true
                n IN [{'N':'4'}] => false
                none IN [{'N':'4'}] => false
                """, LegacyConditionsTest::filter);
    }

    @TestFactory
    Stream<DynamicTest> existenceAndParts() {
        return Legacy.table("""
                nul NULL => false
                none NULL => true
                none NULL [] => true
                nul NOT_NULL => true
                none NOT_NULL => false
                s CONTAINS [{'S':'ell'}] => true
                s CONTAINS [{'S':'x'}] => false
                s CONTAINS [{'N':'1'}] => false
                b CONTAINS [{'B':'fw=='}] => true
                ss CONTAINS [{'S':'a'}] => true
                ss CONTAINS [{'S':'c'}] => false
                ns CONTAINS [{'N':'1.0'}] => true
                bs CONTAINS [{'B':'YQ=='}] => true
                l CONTAINS [{'N':'1'}] => true
                m CONTAINS [{'S':'x'}] => false
                none CONTAINS [{'S':'x'}] => false
                s NOT_CONTAINS [{'S':'x'}] => true
                s NOT_CONTAINS [{'S':'ell'}] => false
                s NOT_CONTAINS [{'N':'1'}] => false
                b NOT_CONTAINS [{'B':'AA=='}] => true
                ss NOT_CONTAINS [{'S':'c'}] => true
                ss NOT_CONTAINS [{'N':'1'}] => false
                ns NOT_CONTAINS [{'N':'3'}] => true
                bs NOT_CONTAINS [{'B':'AA=='}] => true
                l NOT_CONTAINS [{'S':'z'}] => true
                l NOT_CONTAINS [{'S':'a'}] => false
                n NOT_CONTAINS [{'S':'a'}] => false
                none NOT_CONTAINS [{'S':'a'}] => false
                s BEGINS_WITH [{'S':'he'}] => true
                s BEGINS_WITH [{'S':'e'}] => false
                b BEGINS_WITH [{'B':'gA=='}] => true
                b BEGINS_WITH [{'B':'fw=='}] => false
                n BEGINS_WITH [{'S':'5'}] => false
                none BEGINS_WITH [{'S':''}] => false
                m.x EQ [{'S':'dot'}] => true
                """, LegacyConditionsTest::filter);
    }

    @TestFactory
    Stream<DynamicTest> operandErrors() {
        return Legacy.table("""
                a EQ => P:Invalid number of argument(s) for the EQ ComparisonOperator
                a EQ [] => P:Invalid number of argument(s) for the EQ ComparisonOperator
                a NE [{'S':'x'},{'S':'y'}] => P:Invalid number of argument(s) for the NE ComparisonOperator
                a NULL [{'S':'x'}] => P:Invalid number of argument(s) for the NULL ComparisonOperator
                a NOT_NULL [{'S':'x'}] => P:Invalid number of argument(s) for the NOT_NULL ComparisonOperator
                a BETWEEN [{'S':'x'}] => P:Invalid number of argument(s) for the BETWEEN ComparisonOperator
                a IN [] => P:Invalid number of argument(s) for the IN ComparisonOperator
                a IN [{'S':'x'},{'N':'1'}] => P:AttributeValues inside AttributeValueList must be of same type
                a BETWEEN [{'S':'y'},{'N':'1'}] => P:AttributeValues inside AttributeValueList must be of same type
                a BETWEEN [{'S':'y'},{'S':'x'}] => The BETWEEN condition was provided a range where the lower bound is greater than the upper bound
                a LT [{'SS':['a']}] => P:ComparisonOperator LT is not valid for SS AttributeValue type
                a LE [{'BOOL':true}] => P:ComparisonOperator LE is not valid for BOOL AttributeValue type
                a GE [{'NULL':true}] => P:ComparisonOperator GE is not valid for NULL AttributeValue type
                a GT [{'L':[]}] => P:ComparisonOperator GT is not valid for L AttributeValue type
                a IN [{'M':{}}] => P:ComparisonOperator IN is not valid for M AttributeValue type
                a BETWEEN [{'NS':['1']},{'NS':['2']}] => P:ComparisonOperator BETWEEN is not valid for NS AttributeValue type
                a CONTAINS [{'SS':['a']}] => P:ComparisonOperator CONTAINS is not valid for SS AttributeValue type
                a NOT_CONTAINS [{'BOOL':true}] => P:ComparisonOperator NOT_CONTAINS is not valid for BOOL AttributeValue type
                a BEGINS_WITH [{'N':'1'}] => P:ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type
                a EQ [{'N':'x'}] => The parameter cannot be converted to a numeric value: x
                """.replace("P:", P), LegacyConditionsTest::filter);
    }

    private static Object expected(String row) {
        return LegacyConditions.expected(Legacy.expected(row), null).test(ITEM);
    }

    @TestFactory
    Stream<DynamicTest> expectedValues() {
        return Legacy.table("""
                {} => true
                {'s':{'Value':{'S':'hello'}}} => true
                {'s':{'Value':{'S':'hello'},'Exists':true}} => true
                {'s':{'Value':{'S':'x'}}} => false
                {'none':{'Value':{'S':'x'}}} => false
                {'none':{'Exists':false}} => true
                {'nul':{'Exists':false}} => false
                {'n':{'ComparisonOperator':'GT','Value':{'N':'4'}}} => true
                {'n':{'ComparisonOperator':'NOT_NULL'}} => true
                {'s':{'Value':{'S':'hello'}},'n':{'Value':{'N':'6'}}} => false
                {'a':{}} => P:Value must be provided when Exists is null for Attribute: a
                {'a':{'Exists':true}} => P:Value must be provided when Exists is true for Attribute: a
                {'a':{'Exists':false,'Value':{'S':'x'}}} => P:Value cannot be used when Exists is false for Attribute: a
                {'a':{'Exists':false,'Value':{'N':'x'}}} => P:Value cannot be used when Exists is false for Attribute: a
                {'a':{'Value':{'S':'x'},'AttributeValueList':[{'S':'x'}]}} => P:Value and AttributeValueList cannot be used together for Attribute: a
                {'a':{'Exists':true,'ComparisonOperator':'EQ','AttributeValueList':[{'S':'x'}]}} => P:Exists and ComparisonOperator cannot be used together for Attribute: a
                {'a':{'ComparisonOperator':'EQ'}} => P:Value or AttributeValueList must be used with ComparisonOperator: EQ for Attribute: a
                {'a':{'ComparisonOperator':'EQ','AttributeValueList':[]}} => P:Invalid number of argument(s) for the EQ ComparisonOperator
                {'a':{'ComparisonOperator':'NULL','Value':{'S':'x'}}} => P:Invalid number of argument(s) for the NULL ComparisonOperator
                {'a':{'ComparisonOperator':'BETWEEN','Value':{'S':'x'}}} => P:Invalid number of argument(s) for the BETWEEN ComparisonOperator
                {'a':{'AttributeValueList':[{'S':'x'}]}} => P:AttributeValueList can only be used with a ComparisonOperator for Attribute: a
                {'a':{'Value':{'N':'x'}}} => The parameter cannot be converted to a numeric value: x
                {'a':{'ComparisonOperator':'EQ','Value':{}}} => Supplied AttributeValue is empty, must contain exactly one of the supported datatypes
                {'':{'Value':{'S':'x'}}} => Empty attribute name
                {'':{'Exists':false}} => Empty attribute name
                """.replace("P:", P), LegacyConditionsTest::expected);
    }

    @Test
    void orNeedsOneConditionAndAndNeedsAll() {
        var conditions = Legacy.expected("{'s':{'Value':{'S':'x'}},'n':{'Value':{'N':'5'}}}");

        assertThat(LegacyConditions.expected(conditions, ConditionalOperator.OR).test(ITEM))
                .isTrue();
        assertThat(LegacyConditions.expected(conditions, ConditionalOperator.AND)
                        .test(ITEM))
                .isFalse();
    }

    @Test
    void anOperatorNeedsTwoConditions() {
        assertThat(Legacy.outcome(() -> LegacyConditions.expected(null, ConditionalOperator.AND)))
                .isEqualTo("ConditionalOperator cannot be used without Filter or Expected");
        assertThat(Legacy.outcome(() -> LegacyConditions.filter(Map.of(), ConditionalOperator.OR)))
                .isEqualTo("ConditionalOperator cannot be used without Filter or Expected");
        assertThat(Legacy.outcome(() ->
                        LegacyConditions.expected(Legacy.expected("{'a':{'Exists':false}}"), ConditionalOperator.OR)))
                .isEqualTo("ConditionalOperator can only be used when Filter or Expected has two or more elements");
    }

    @Test
    void aQueryFilterOnAKeyIsRefusedByItsOwnName() {
        KeySchema schema = new KeySchema(
                List.of(new KeyAttribute("pk", AttributeType.S)), List.of(new KeyAttribute("sk", AttributeType.S)));
        BoundCondition filter =
                LegacyConditions.filter(Legacy.conditions("{'sk':{'ComparisonOperator':'NULL'}}"), null);

        assertThat(Legacy.outcome(() -> {
                    filter.requireNoKeys(schema, false);
                    return "ok";
                }))
                .isEqualTo("QueryFilter can only contain non-primary key attributes: Primary key attribute: sk");
    }

    private static Object keyConditions(String row) {
        return LegacyConditions.keyConditions(Legacy.conditions(row)).predicates().stream()
                .map(KeyPredicate::operator)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> keyConditions() {
        String pk = "{'pk':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'k'}]}";
        return Legacy.table("""
                {} => Conditions can be of length 1 or 2 only
                PK} => [EQ]
                PK,'sk':{'ComparisonOperator':'LT','AttributeValueList':[{'S':'k'}]}} => [EQ, LT]
                PK,'sk':{'ComparisonOperator':'LE','AttributeValueList':[{'S':'k'}]}} => [EQ, LE]
                PK,'sk':{'ComparisonOperator':'GT','AttributeValueList':[{'S':'k'}]}} => [EQ, GT]
                PK,'sk':{'ComparisonOperator':'GE','AttributeValueList':[{'S':'k'}]}} => [EQ, GE]
                PK,'sk':{'ComparisonOperator':'BEGINS_WITH','AttributeValueList':[{'S':'k'}]}} => [EQ, BEGINS_WITH]
                PK,'sk':{'ComparisonOperator':'BETWEEN','AttributeValueList':[{'S':'a'},{'S':'b'}]}} => [EQ, BETWEEN]
                PK,'sk':{'ComparisonOperator':'NE','AttributeValueList':[{'S':'k'}]}} => Attempted conditional constraint is not an indexable operation
                PK,'sk':{'ComparisonOperator':'IN','AttributeValueList':[{'S':'k'},{'S':'l'}]}} => Attempted conditional constraint is not an indexable operation
                PK,'sk':{'ComparisonOperator':'NULL'}} => Attempted conditional constraint is not an indexable operation
                PK,'sk':{'ComparisonOperator':'NOT_NULL'}} => Attempted conditional constraint is not an indexable operation
                PK,'sk':{'ComparisonOperator':'CONTAINS','AttributeValueList':[{'S':'k'}]}} => Attempted conditional constraint is not an indexable operation
                PK,'sk':{'ComparisonOperator':'NOT_CONTAINS','AttributeValueList':[{'S':'k'}]}} => Attempted conditional constraint is not an indexable operation
                PK,'sk':{'ComparisonOperator':'EQ','AttributeValueList':[{'S':'k'},{'S':'l'}]}} => P:Invalid number of argument(s) for the EQ ComparisonOperator
                PK,'sk':{'ComparisonOperator':'BEGINS_WITH','AttributeValueList':[{'N':'1'}]}} => P:ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type
                """.replace("PK", pk).replace("P:", P), LegacyConditionsTest::keyConditions);
    }
}
