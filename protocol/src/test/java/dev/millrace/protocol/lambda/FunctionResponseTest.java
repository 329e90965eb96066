package dev.millrace.protocol.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionResponseTest {
    private static final List<String> BATCH = List.of("n0", "n1", "n2");

    /** What AWS was recorded to do with it, and what is as close to that as can be. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 3",
                "null | 3",
                "'' | 3",
                "[] | 3",
                "{} | 3",
                "{'other':[1,{}]} | 3",
                "{'batchItemFailures':[]} | 3",
                "{'batchItemFailures':null} | 3",
                "{'batchItemFailures':[{'itemIdentifier':'n0'}]} | 0",
                "{'batchItemFailures':[{'itemIdentifier':'n2'},{'itemIdentifier':'n1'}]} | 1",
                "{'batchItemFailures':[{'more':{'x':[1]},'itemIdentifier':'n2','most':1}],'state':{}} | 2",
                "{'batchItemFailures':[{'itemIdentifier':'n2'},{'itemIdentifier':'n3'}]} | 0",
                "{'batchItemFailures':[{'itemIdentifier':'n2'},{}]} | 0",
                "{'batchItemFailures':[{'itemIdentifier':''}]} | 0",
                "{'batchItemFailures':[{'itemIdentifier':null}]} | 0",
                "{'batchItemFailures':[{'itemIdentifier':123}]} | 0",
                "{'batchItemFailures':[{'foo':'n2'}]} | 0",
                "{'batchItemFailures':[{'foo':null}]} | 0",
                "{'batchItemFailures':['n2']} | 0",
                "{'batchItemFailures':[['n2']]} | 0",
                "{'batchItemFailures':[null]} | 0",
                "{'batchItemFailures':{'itemIdentifier':'n2'}} | 0",
                "{'batchItemFailures':true} | 0",
                "{'batchItemFailures':[{'itemIdentifier':'n2'} | 0",
                "'text' | 0",
                "7 | 0",
                "true | 0",
                "[1] | 0",
                "{} more | 0",
                "<html> | 0",
            })
    void answersTellHowManyAreHandled(String answer, int handledCount) {
        assertThat(FunctionResponse.handledCount(bytes(answer), BATCH.size(), BATCH::indexOf))
                .isEqualTo(handledCount);
    }

    @Test
    void anAnswerThatIsTooLongOrTooDeepIsAFailure() {
        String deep = "[".repeat(100_000);
        assertThat(FunctionResponse.handledCount(bytes("{'x':" + deep), 3, BATCH::indexOf))
                .isZero();
        assertThat(FunctionResponse.handledCount(new byte[FunctionResponse.SIZE_MAX + 1], 3, BATCH::indexOf))
                .isZero();
        assertThat(FunctionResponse.state(new byte[FunctionResponse.SIZE_MAX + 1]))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "{'state':{}} | {}",
                "{'x':{'state':1},'state': {'a': [1, {'b':'}'}]} ,'y':2} | {'a': [1, {'b':'}'}]}",
                "{'state':null} | none",
                "{'state':[1]} | none",
                "{'state':'text'} | none",
                "{} | none",
                "[] | none",
                "null | none",
                "`` | none",
                "{'state':{} | none",
                "{'state':{}} more | none",
            })
    void stateIsTheObjectAsItWasWritten(String answer, String state) {
        byte[] found = FunctionResponse.state(bytes(answer));
        assertThat(found == null ? null : new String(found, StandardCharsets.UTF_8))
                .isEqualTo(state == null ? null : state.replace('\'', '"'));
    }

    @Test
    void stateMayHoldAnyCharacter() {
        byte[] answer = "{\"größe\":\"ü\",\"state\":{\"käse\":\"🧀\"}}".getBytes(StandardCharsets.UTF_8);
        assertThat(FunctionResponse.state(answer)).isEqualTo("{\"käse\":\"🧀\"}".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String quoted) {
        return quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
