package dev.millrace.server.operation.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.WriteResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteRepliesTest {
    private final List<Throwable> refusals = new ArrayList<>();
    private final Reply<String> reply = new Reply<>() {
        @Override
        public void answer(String response) {
            throw new IllegalStateException("nothing is to be answered, not even " + response);
        }

        @Override
        public void refuse(Throwable cause) {
            refusals.add(cause);
        }
    };

    @Test
    void aResponseThatCannotBeMadeIsRefused() {
        Error broken = new AssertionError("broken on purpose");

        WriteReplies.of(reply, written -> {
                    throw broken;
                })
                .accept(new WriteResult.Written(null, null));

        assertThat(refusals).containsExactly(broken);
    }
}
