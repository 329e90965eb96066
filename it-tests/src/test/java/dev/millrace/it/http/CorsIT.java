package dev.millrace.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.RawConnection;
import dev.millrace.it.fixture.RawRequest;
import dev.millrace.it.fixture.ServerCommand;
import dev.millrace.it.fixture.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which web pages may read the answers: those that were named at the start. */
class CorsIT {
    private static final String ORIGIN = "http://localhost:3000";

    private static ServerProcess serverFor(Path folder, String origins) {
        return ServerProcess.start(
                new ServerCommand(folder, List.of("--port", "0", "--in-memory", "--cors-origin", origins)));
    }

    private static RawRequest from(String origin) {
        return RawRequest.call("ListTables", "{}").with("Origin", origin);
    }

    @Test
    void namedOriginIsAllowedAndNoOther(@TempDir Path folder) throws IOException {
        try (ServerProcess server = serverFor(folder, ORIGIN)) {
            RawAnswer named = RawConnection.once(server.endpoint(), from(ORIGIN));
            RawAnswer other = RawConnection.once(server.endpoint(), from("http://evil.example"));

            assertThat(named.header("access-control-allow-origin")).hasValue(ORIGIN);
            assertThat(other.header("access-control-allow-origin")).isEmpty();
        }
    }

    @Test
    void starMeansEveryOrigin(@TempDir Path folder) throws IOException {
        try (ServerProcess server = serverFor(folder, "*")) {
            RawAnswer answer = RawConnection.once(server.endpoint(), from(ORIGIN));
            RawAnswer preflight = RawConnection.once(
                    server.endpoint(),
                    RawRequest.of("OPTIONS", "/")
                            .with("Origin", ORIGIN)
                            .with("Access-Control-Request-Method", "POST")
                            .with("Access-Control-Request-Headers", "x-amz-target"));

            assertThat(answer.header("access-control-allow-origin")).hasValue("*");
            assertThat(preflight.status()).isEqualTo(200);
            assertThat(preflight.text()).isEmpty();
            assertThat(preflight.header("access-control-max-age")).hasValue("172800");
            assertThat(preflight.header("access-control-allow-methods")).hasValue("POST");
            assertThat(preflight.header("access-control-allow-headers")).hasValue("x-amz-target");
        }
    }
}
