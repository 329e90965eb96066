package dev.millrace.storage.kv.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.storage.kv.StoreException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OpenGateTest {
    @Test
    void closingWaitsForTheLastOneInside() {
        OpenGate gate = new OpenGate();
        gate.enter();
        gate.enter();
        CompletableFuture<Boolean> closing = CompletableFuture.supplyAsync(gate::close);
        await().until(gate::closed);

        gate.exit();
        assertThatThrownBy(gate::enter).isInstanceOf(StoreException.class);
        assertThat(closing).isNotDone();
        gate.exit();

        assertThat(closing.join()).isTrue();
        assertThat(gate.close()).isFalse();
    }
}
