package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.server.MillraceServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
    private static final String[] NOTHING = {};

    private static String[] words(String line) {
        return line.split(" ", -1);
    }

    @Test
    void aRunningServerIsHealthy() {
        try (MillraceServer server = MillraceServer.builder().start()) {
            assertThat(HealthCheck.run(words("healthcheck --port " + server.port())))
                    .isZero();
        }
    }

    @Test
    void nobodyListeningIsNotHealthy() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        assertThat(HealthCheck.run(words("healthcheck --port " + free))).isEqualTo(1);
    }

    @Test
    void aListenerThatSaysNothingIsNotHealthy() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(HealthCheck.run(words("healthcheck --port " + mute.getLocalPort())))
                    .isEqualTo(1);
        }
    }

    @Test
    void thePortIsTheServersOwn() {
        String[] server = words("java -cp x Main -jar DynamoDBLocal.jar -inMemory -port 8001");

        assertThat(HealthCheck.port(words("healthcheck"), server, "8002")).isEqualTo(8001);
        assertThat(HealthCheck.port(words("healthcheck --port=8003"), server, "8002"))
                .isEqualTo(8003);
        assertThat(HealthCheck.port(words("healthcheck"), NOTHING, "8002")).isEqualTo(8002);
        assertThat(HealthCheck.port(words("healthcheck"), NOTHING, null)).isEqualTo(8000);
        assertThat(HealthCheck.port(words("healthcheck"), words("java Main --port=1 --port 2"), null))
                .isEqualTo(2);
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        assertThatThrownBy(() -> HealthCheck.port(words("healthcheck --port 0"), NOTHING, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HealthCheck.port(words("healthcheck --port http"), NOTHING, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
