package dev.millrace.server.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonSliceTest {
    private static JsonSlice slice(String json) {
        return JsonSlice.ofDocument(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void membersAreCutOutAsWritten() {
        JsonSlice document = slice(
                " \n{ \"a\" : 1.10e5 ,\"b\":{\"c\":[\"}\",\"\\\"]\"]},\t\"d\":[ ] , \"e\":\"\\\\\", \"f\":null}\n");

        assertThat(document.members())
                .extracting(member -> member.name() + "=" + member.value().text())
                .containsExactly("a=1.10e5", "b={\"c\":[\"}\",\"\\\"]\"]}", "d=[ ]", "e=\"\\\\\"", "f=null");
    }

    @Test
    void elementsAreCutOutAsWritten() {
        JsonSlice list =
                slice("{\"l\":[ {\"S\":\"ü,]\"} ,[1,[2]],true , 0 ]}").find("l").orElseThrow();

        assertThat(list.elements())
                .extracting(JsonSlice::text)
                .containsExactly("{\"S\":\"ü,]\"}", "[1,[2]]", "true", "0");
    }

    @Test
    void emptyOnesHaveNothing() {
        assertThat(slice("{}").members()).isEmpty();
        assertThat(slice("{\"a\":[]}").find("a").orElseThrow().elements()).isEmpty();
        assertThat(slice("{\"a\":1}").find("a").orElseThrow().members()).isEmpty();
    }

    @Test
    void theLastOfEqualNamesCounts() {
        assertThat(slice("{\"a\":1,\"a\":2}").find("a").orElseThrow().text()).isEqualTo("2");
        assertThat(slice("{\"a\":\"x\"}").find("a").orElseThrow().string()).contains("x");
        assertThat(slice("{\"a\":1}").find("a").orElseThrow().string()).isEmpty();
    }
}
