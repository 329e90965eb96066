package dev.millrace.testcontainers;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * Waits until the server answers, asking every few milliseconds: Testcontainers' own strategy asks once a second, which is
 * longer than the server takes. A container that has ended is not waited for.
 */
final class HealthWait extends AbstractWaitStrategy {
    private static final long PERIOD_MILLIS = 20;
    private static final int PATIENCE_MILLIS = 1000;

    @Override
    protected void waitUntilReady() {
        URI endpoint = URI.create("http://" + waitStrategyTarget.getHost() + ":"
                + waitStrategyTarget.getMappedPort(MillraceContainer.PORT) + "/");
        Duration patience = startupTimeout;
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        while (!isHealthy(endpoint)) {
            if (!waitStrategyTarget.isRunning()) {
                throw new ContainerLaunchException("Millrace has ended: " + waitStrategyTarget.getLogs());
            }
            if (System.nanoTime() > deadlineNanos) {
                throw new ContainerLaunchException("Millrace does not answer within " + patience);
            }
            CompletableFuture.runAsync(
                            () -> {}, CompletableFuture.delayedExecutor(PERIOD_MILLIS, TimeUnit.MILLISECONDS))
                    .join();
        }
    }

    private static boolean isHealthy(URI endpoint) {
        try {
            HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
