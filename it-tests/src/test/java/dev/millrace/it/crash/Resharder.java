package dev.millrace.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.RawConnection;
import dev.millrace.it.fixture.RawRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Rotates and splits a table's stream: a few times while it is written, and when the moment of the kill has come without a
 * pause until the server is gone.
 */
final class Resharder implements Callable<Integer> {
    private static final int EARLY_COUNT_MAX = 4;

    private final URI endpoint;
    private final String table;
    private final CountDownLatch moment;
    private final RandomGenerator random;
    private final CountDownLatch underWay;

    /**
     * One for one life of the server.
     *
     * @param moment opens when the server may be killed
     */
    Resharder(URI endpoint, String table, CountDownLatch moment, RandomGenerator random) {
        this.endpoint = endpoint;
        this.table = table;
        this.moment = moment;
        this.random = random;
        // How many more there are before the kill decides where in one of them it falls.
        this.underWay = new CountDownLatch(1 + random.nextInt(4));
    }

    /** Waits until rotations and splits follow each other. */
    void awaitUnderWay(long timeoutSeconds) throws InterruptedException {
        assertThat(underWay.await(timeoutSeconds, TimeUnit.SECONDS))
                .as("resharding in time")
                .isTrue();
    }

    /** Gives how often it was answered. */
    @Override
    public Integer call() throws InterruptedException {
        int count = 0;
        try (RawConnection connection = new RawConnection(endpoint)) {
            for (int early = random.nextInt(EARLY_COUNT_MAX); early > 0; early--) {
                reshard(connection);
                count++;
            }
            moment.await();
            while (true) {
                reshard(connection);
                count++;
                underWay.countDown();
            }
        } catch (IOException e) {
            // The server was killed.
            return count;
        }
    }

    private void reshard(RawConnection connection) throws IOException {
        String call = random.nextInt(3) == 0 ? "rotate" : "split";
        RawAnswer answer = connection.send(RawRequest.of("POST", "/_millrace/streams/" + call)
                .with("X-Millrace", "1")
                .body(("{\"table\":\"" + table + "\"}").getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }
}
