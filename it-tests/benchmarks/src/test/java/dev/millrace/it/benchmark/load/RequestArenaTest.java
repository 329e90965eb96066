package dev.millrace.it.benchmark.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestArenaTest {
    @Test
    void selectsOneRequest() {
        RequestArena arena = new RequestArena(List.of(bytes("first"), bytes("second")));
        ByteBuffer view = arena.view();

        arena.select(view, 1);

        assertThat(text(view)).isEqualTo("second");
        assertThat(arena.count()).isEqualTo(2);
    }

    @Test
    void neverSendsTheSameBytesTwiceWhereANumberIsFresh() {
        RequestArena arena = new RequestArena(List.of(bytes("a"), bytes("<" + RequestArena.FRESH + ">")));
        ByteBuffer view = arena.view();

        arena.select(view, 1);
        String first = text(view);
        arena.select(view, 1);
        String second = text(view);

        assertThat(first).isEqualTo("<00000001fresh>");
        assertThat(second).isEqualTo("<00000002fresh>");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static String text(ByteBuffer view) {
        byte[] bytes = new byte[view.remaining()];
        view.get(bytes);
        return new String(bytes, ISO_8859_1);
    }
}
