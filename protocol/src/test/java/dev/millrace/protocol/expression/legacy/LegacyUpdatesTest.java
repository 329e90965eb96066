package dev.millrace.protocol.expression.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.expression.eval.BoundUpdate;
import dev.millrace.protocol.json.AttributeValueJson;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.model.Item;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What AttributeUpdates and AttributesToGet do, and how they are refused (source: expressions.md section 6). */
class LegacyUpdatesTest {
    private static final Item KEY = Legacy.item("{'pk':{'S':'k'}}");
    private static final Item ITEM = Legacy.item("{'pk':{'S':'k'},'s':{'S':'x'},'n':{'N':'5'},'ss':{'SS':['a','b']},"
            + "'ns':{'NS':['1']},'bs':{'BS':['YQ==']},'l':{'L':[{'S':'a'}]},'m':{'M':{'x':{'N':'1'}}}}");

    private static final String P = "One or more parameter values were invalid: ";

    private static String json(@Nullable Item item) {
        if (item == null) {
            return "none";
        }
        JsonWriter out = new JsonWriter();
        AttributeValueJson.write(item.attributes(), out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8).replace('"', '\'');
    }

    private static String updatedNew(String updates) {
        return json(LegacyUpdates.of(Legacy.updates(updates)).apply(ITEM, KEY).updatedNew());
    }

    @TestFactory
    Stream<DynamicTest> ofAnItem() {
        return Legacy.table("""
                {} => none
                {'a':{'Value':{'S':'x'}}} => {'a':{'S':'x'}}
                {'s':{'Action':'PUT','Value':{'L':[]}}} => {'s':{'L':[]}}
                {'m.x':{'Value':{'S':'dot'}}} => {'m.x':{'S':'dot'}}
                {'#a':{'Value':{'S':'x'}}} => {'#a':{'S':'x'}}
                {'n':{'Action':'ADD','Value':{'N':'-7'}}} => {'n':{'N':'-2'}}
                {'a':{'Action':'ADD','Value':{'N':'7'}}} => {'a':{'N':'7'}}
                {'a':{'Action':'ADD','Value':{'L':[{'S':'x'}]}}} => {'a':{'L':[{'S':'x'}]}}
                {'ss':{'Action':'ADD','Value':{'SS':['c','a']}}} => {'ss':{'SS':['a','b','c']}}
                {'ns':{'Action':'ADD','Value':{'NS':['1.0','2']}}} => {'ns':{'NS':['1','2']}}
                {'bs':{'Action':'ADD','Value':{'BS':['Yg==']}}} => {'bs':{'BS':['YQ==','Yg==']}}
                {'l':{'Action':'ADD','Value':{'L':[{'S':'a'},{'N':'1'}]}}} => {'l':{'L':[{'S':'a'},{'S':'a'},{'N':'1'}]}}
                {'s':{'Action':'DELETE'}} => none
                {'none':{'Action':'DELETE'}} => none
                {'ss':{'Action':'DELETE','Value':{'SS':['a','z']}}} => {'ss':{'SS':['b']}}
                {'ns':{'Action':'DELETE','Value':{'NS':['1.0']}}} => none
                {'bs':{'Action':'DELETE','Value':{'BS':['YQ==']}}} => none
                {'none':{'Action':'DELETE','Value':{'SS':['a']}}} => none
                {'s':{'Action':'ADD','Value':{'N':'1'}}} => Type mismatch for attribute to update
                {'ss':{'Action':'ADD','Value':{'NS':['1']}}} => Type mismatch for attribute to update
                {'ss':{'Action':'DELETE','Value':{'NS':['1']}}} => Type mismatch for attribute to update
                {'s':{'Action':'DELETE','Value':{'SS':['x']}}} => Type mismatch for attribute to update
                """, LegacyUpdatesTest::updatedNew);
    }

    @TestFactory
    Stream<DynamicTest> errors() {
        return Legacy.table("""
                {'a':{}} => P:Only DELETE action is allowed when no attribute value is specified
                {'a':{'Action':'PUT'}} => P:Only DELETE action is allowed when no attribute value is specified
                {'a':{'Action':'ADD'}} => P:Only DELETE action is allowed when no attribute value is specified
                {'a':{'Action':'ADD','Value':{'S':'x'}}} => P:ADD action is not supported for the type S
                {'a':{'Action':'ADD','Value':{'B':'YQ=='}}} => P:ADD action is not supported for the type B
                {'a':{'Action':'ADD','Value':{'BOOL':true}}} => P:ADD action is not supported for the type BOOL
                {'a':{'Action':'ADD','Value':{'NULL':true}}} => P:ADD action is not supported for the type NULL
                {'a':{'Action':'ADD','Value':{'M':{}}}} => P:ADD action is not supported for the type M
                {'a':{'Action':'DELETE','Value':{'S':'x'}}} => P:DELETE action with value is not supported for the type S
                {'a':{'Action':'DELETE','Value':{'N':'1'}}} => P:DELETE action with value is not supported for the type N
                {'a':{'Action':'DELETE','Value':{'L':[]}}} => P:DELETE action with value is not supported for the type L
                {'a':{'Action':'DELETE','Value':{'M':{}}}} => P:DELETE action with value is not supported for the type M
                {'a':{'Value':{'SS':[]}}} => P:An string set  may not be empty
                {'':{'Value':{'S':'x'}}} => Empty attribute name
                """.replace("P:", P), LegacyUpdatesTest::updatedNew);
    }

    @Test
    void updatedOldHasWhatWasThere() {
        BoundUpdate.Result result = LegacyUpdates.of(
                        Legacy.updates("{'s':{'Action':'DELETE'},'n':{'Value':{'N':'6'}},'new':{'Value':{'N':'1'}}}"))
                .apply(ITEM, KEY);

        assertThat(json(result.updatedOld())).isEqualTo("{'s':{'S':'x'},'n':{'N':'5'}}");
        assertThat(json(result.updatedNew())).isEqualTo("{'n':{'N':'6'},'new':{'N':'1'}}");
    }

    @Test
    void deleteCreatesNoItem() {
        var update = LegacyUpdates.of(
                Legacy.updates("{'a':{'Action':'DELETE'},'b':{'Action':'DELETE','Value':{'SS':['x']}}}"));

        assertThat(update.apply(null, KEY).after()).isNull();
    }

    @Test
    void putAddAndNothingCreateAnItem() {
        assertThat(json(LegacyUpdates.of(Legacy.updates("{'a':{'Action':'ADD','Value':{'N':'1'}}}"))
                        .apply(null, KEY)
                        .after()))
                .isEqualTo("{'pk':{'S':'k'},'a':{'N':'1'}}");
        assertThat(json(LegacyUpdates.of(Legacy.updates("{}")).apply(null, KEY).after()))
                .isEqualTo("{'pk':{'S':'k'}}");
    }

    @Test
    void attributesToGetAreWholeNamesAndLeaveOutTheRest() {
        Item item = Legacy.item("{'pk':{'S':'k'},'m':{'M':{'x':{'N':'1'}}},'m.x':{'S':'dot'}}");

        assertThat(json(LegacyProjection.of(List.of("m.x", "none")).project(item)))
                .isEqualTo("{'m.x':{'S':'dot'}}");
    }

    @TestFactory
    Stream<DynamicTest> attributesToGetErrors() {
        return Legacy.table("""
                a,b,a => P:Duplicate value in attribute name: a
                a,,b => Empty attribute name
                """.replace("P:", P), names -> LegacyProjection.of(List.of(names.split(",", -1))));
    }
}
