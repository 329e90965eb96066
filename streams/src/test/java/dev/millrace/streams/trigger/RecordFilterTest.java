package dev.millrace.streams.trigger;

import static dev.millrace.streams.trigger.TriggerFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.streams.StreamsFixture;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters (source: streams.md F5 and the recorded test_dynamodb_event_filter). */
class RecordFilterTest {
    private static final String RECORD = "{'eventName':'INSERT','eventSource':'aws:dynamodb','dynamodb':{"
            + "'ApproximateCreationDateTime':1428537600.0,'SizeBytes':26,'Keys':{'id':{'S':'1'}},'NewImage':{"
            + "'text':{'S':'us-1-suffix'},'count':{'N':'101'},'none':{'NULL':true},'yes':{'BOOL':true},"
            + "'map':{'M':{'inner':{'S':'x'}}},'list':{'L':[{'S':'a'},{'N':'2'}]},'set':{'SS':['a','b']}}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'eventName':['INSERT']} | true",
                "{'eventName':['INSERT','MODIFY']} | true",
                "{'eventName':['REMOVE']} | false",
                "{'eventName':['INSERT'],'eventSource':['aws:dynamodb']} | true",
                "{'dynamodb':{'NewImage':{'text':{'S':['us-1-suffix']}}}} | true",
                "{'dynamodb':{'NewImage':{'text':['us-1-suffix']}}} | false",
                "{'dynamodb':{'NewImage':{'text':{'S':[{'exists':true}]}}}} | true",
                "{'dynamodb':{'NewImage':{'gone':{'S':[{'exists':true}]}}}} | false",
                "{'dynamodb':{'NewImage':{'gone':{'S':[{'exists':false}]}}}} | true",
                "{'dynamodb':{'NewImage':{'text':[{'exists':false}]}}} | true",
                "{'dynamodb':{'NewImage':[{'exists':true}]}} | false",
                "{'dynamodb':{'NewImage':{'text':{'S':[{'prefix':'us-1'}]}}}} | true",
                "{'dynamodb':{'NewImage':{'text':{'S':[{'prefix':'eu-'}]}}}} | false",
                "{'dynamodb':{'NewImage':{'text':{'S':[{'suffix':'fix'}]}}}} | true",
                "{'dynamodb':{'NewImage':{'text':{'S':[{'equals-ignore-case':'US-1-SUFFIX'}]}}}} | true",
                "{'dynamodb':{'NewImage':{'text':{'S':[{'wildcard':'us-*-suffix'}]}}}} | true",
                "{'dynamodb':{'NewImage':{'text':{'S':[{'anything-but':'us-1-suffix'}]}}}} | false",
                "{'dynamodb':{'NewImage':{'text':{'S':[{'anything-but':{'prefix':'eu'}}]}}}} | true",
                "{'dynamodb':{'NewImage':{'count':{'N':[{'numeric':['>',100]}]}}}} | false",
                "{'dynamodb':{'NewImage':{'count':{'N':['101']}}}} | true",
                "{'dynamodb':{'NewImage':{'count':{'N':[101]}}}} | false",
                "{'dynamodb':{'NewImage':{'count':{'N':[{'numeric':['>',100]},{'anything-but':'101'}]}}}} | false",
                "{'dynamodb':{'NewImage':{'count':{'N':[{'numeric':['>',100]},{'anything-but':'42'}]}}}} | true",
                "{'dynamodb':{'ApproximateCreationDateTime':[{'numeric':['>',0]}]}} | true",
                "{'dynamodb':{'SizeBytes':[{'numeric':['>',20,'<=',26]}]}} | true",
                "{'dynamodb':{'NewImage':{'yes':{'BOOL':[true]},'none':{'NULL':[true]}}}} | true",
                "{'dynamodb':{'NewImage':{'map':{'M':{'inner':{'S':['x']}}}}}} | true",
                "{'dynamodb':{'NewImage':{'list':{'L':{'S':['a']}}}}} | true",
                "{'dynamodb':{'NewImage':{'set':{'SS':['b']}}}} | true",
                "{'$or':[{'eventName':['REMOVE']},{'dynamodb':{'Keys':{'id':{'S':['1']}}}}]} | true",
            })
    void patternsMatchAsOnAws(String pattern, boolean passes) {
        assertThat(RecordFilter.of(List.of(json(pattern))).passes(json(RECORD).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(passes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "single-string",
                "[{'eventName': ['INSERT'=123}]",
                "[]",
                "{}",
                "'text'",
                "7",
                "",
                "{'eventName':'INSERT'}",
                "{'eventName':[]}",
                "{'eventName':{}}",
                "{'eventName':[{'unknown':1}]}",
                "{'eventName':['INSERT']} more",
                "{'eventName':['INSERT'],'eventName':['REMOVE']}"
            })
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> RecordFilter.of(List.of(json(pattern))))
                .hasMessage("Invalid filter pattern definition.");
    }

    @Test
    void limitsHold() {
        String fits = "{\"eventName\":[\"" + "x".repeat(4096 - 18) + "\"]}";
        assertThat(fits).hasSize(4096);
        assertThat(RecordFilter.of(Collections.nCopies(5, fits)).isOn()).isTrue();
        assertThatThrownBy(() -> RecordFilter.of(List.of(fits.replace("x\"", "xx\""))))
                .hasMessage("Invalid filter pattern definition.");
        assertThatThrownBy(() -> RecordFilter.of(Collections.nCopies(6, fits))).hasMessageContaining("5");
    }

    @Test
    void anyOfThePatternsIsEnough() {
        RecordFilter filter =
                RecordFilter.of(List.of(json("{'eventName':['REMOVE']}"), json("{'eventName':['INSERT']}")));
        assertThat(filter.passes(json(RECORD).getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @Test
    void whatIsFilteredOutAdvancesTheCheckpointWithoutInvoking() {
        try (TriggerFixture it = new TriggerFixture()) {
            String uuid = it.create(settings().filterPatterns(List.of(json("{'eventName':['REMOVE']}"))));
            it.putAndSettle("a", "b");

            assertThat(it.function.invocations).isEmpty();
            it.assertCaughtUp(uuid);
            MappingReport report = it.triggers.report(uuid);
            assertThat(report.lagRecords()).isZero();
            assertThat(report.counts().recordsFiltered()).isEqualTo(2);
            it.triggers.update(uuid, null, settings().build(), null);
            it.pool.settle();
            it.putAndSettle("c");
            assertThat(it.batches())
                    .as("nothing that was filtered out comes up again")
                    .containsExactly(List.of("c"));
        }
    }

    @Test
    void binaryValuesAreFilteredAsBase64() {
        try (TriggerFixture it = new TriggerFixture()) {
            it.create(settings().filterPatterns(List.of(json("{'dynamodb':{'NewImage':{'b':{'B':['AQI=']}}}}"))));
            it.it.put(it.table, StreamsFixture.item("a", "b", new AttributeValue.B(Binary.copyOf(new byte[] {1, 2}))));
            it.putAndSettle("b");

            assertThat(it.batches()).containsExactly(List.of("a"));
        }
    }

    @Test
    void aBadPatternMakesNoMapping() {
        try (TriggerFixture it = new TriggerFixture()) {
            assertThatThrownBy(() -> it.create(settings().filterPatterns(List.of("nonsense"))))
                    .hasMessage("Invalid filter pattern definition.");
            assertThat(it.triggers.list()).isEmpty();
        }
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }
}
