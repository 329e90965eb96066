package dev.millrace.it.crash;

import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.RawConnection;
import dev.millrace.it.fixture.RawRequest;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;

/**
 * Writes one request after the other over one connection until the server is gone.
 *
 * <p>Raw HTTP, because a client library would send a write again that may already have taken effect.
 */
final class Writer implements Callable<Long> {
    private final URI endpoint;
    private final String table;
    private final String name;
    private final int itemCount;
    private final RandomGenerator random;
    private final Ledger ledger;

    Writer(URI endpoint, String table, String name, int itemCount, RandomGenerator random, Ledger ledger) {
        this.endpoint = endpoint;
        this.table = table;
        this.name = name;
        this.itemCount = itemCount;
        this.random = random;
        this.ledger = ledger;
    }

    /** Gives the number of writes sent; any answer but 200 is an error. */
    @Override
    public Long call() {
        long number = 0;
        try (RawConnection connection = new RawConnection(endpoint)) {
            while (true) {
                Write write = Write.drawn(random, itemCount, name + "-" + number);
                number++;
                ledger.sending(write);
                note(write, connection.send(RawRequest.call(write.operation(), write.body(table))));
            }
        } catch (IOException e) {
            // The server was killed: the write that had no answer stays noted as on its way.
            return number;
        }
    }

    private void note(Write write, RawAnswer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(write + " was answered " + answer);
        }
        if (write.kind() != Write.Kind.DELETE) {
            ledger.acknowledge(write);
            return;
        }
        Write.deletedValue(Json.parse(answer.text()))
                .ifPresentOrElse(
                        deleted -> ledger.acknowledgeDelete(write, deleted), () -> ledger.acknowledgeNothing(write));
    }
}
