package dev.millrace.protocol.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of a function's name (recorded on AWS, test_function_name_variations). */
class FunctionNameTest {

    @ParameterizedTest
    @CsvSource({
        "hello, arn:aws:lambda:us-east-1:000000000000:function:hello",
        "function:hello, arn:aws:lambda:us-east-1:000000000000:function:hello",
        "hello:live, arn:aws:lambda:us-east-1:000000000000:function:hello:live",
        "111111111111:function:hello, arn:aws:lambda:us-east-1:111111111111:function:hello",
        "111111111111:hello:1, arn:aws:lambda:us-east-1:111111111111:function:hello:1",
        "111111111111:function:hello:$LATEST, arn:aws:lambda:us-east-1:111111111111:function:hello:$LATEST",
        "eu-west-1:111111111111:function:hello, arn:aws:lambda:eu-west-1:111111111111:function:hello",
        "arn:aws:lambda:eu-west-1:111111111111:function:hello,"
                + " arn:aws:lambda:eu-west-1:111111111111:function:hello",
        "arn:aws:lambda:local:111111111111:function:hello:2, arn:aws:lambda:local:111111111111:function:hello:2",
    })
    void whatIsNotSaidIsTheCallers(String said, String arn) {
        assertThat(FunctionName.parse(said).arn("us-east-1", "000000000000")).isEqualTo(arn);
    }

    @ParameterizedTest
    @CsvSource({"hello, arn:aws:lambda:eu-west-1:111111111111:function:hello, true", "hello, hello:$LATEST, false"})
    void regionAndAccountDoNotMatterButTheQualifierDoes(String one, String other, boolean same) {
        assertThat(FunctionName.parse(one).isSameAs(FunctionName.parse(other))).isEqualTo(same);
    }
}
