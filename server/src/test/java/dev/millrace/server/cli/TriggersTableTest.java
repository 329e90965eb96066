package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TriggersTableTest {
    @Test
    void columnsAreAligned() throws IOException {
        String table =
                table("{'triggers':[{'uuid':'u-1','functionArn':'arn:aws:lambda:r:0:function:hello:1','table':'Music',"
                        + "'state':'Enabled','lagRecords':0,'lagMillis':0,'lastProcessingResult':'OK','counts':{'invocations':12,"
                        + "'failures':1,'recordsDiscarded':0}}]}");

        assertThat(table.lines())
                .containsExactly(
                        "FUNCTION  TABLE  STATE    LAG  LAG MS  INVOKED  FAILED  GIVEN UP  LAST RESULT  UUID",
                        "hello:1   Music  Enabled  0    0       12       1       0         OK           u-1");
    }

    @Test
    void noTriggersAreASentence() throws IOException {
        assertThat(table("{'triggers':[]}").strip()).isEqualTo("There are no triggers.");
    }

    private static String table(String quoted) throws IOException {
        return TriggersTable.table(
                JsonTree.parseObject(quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
