package dev.millrace.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPolicyTest {
    private static final HostPolicy POLICY = new HostPolicy(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8000",
                "localhost.",
                "127.0.0.1:8000",
                "127.8.9.10",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255:1",
                "192.168.1.1",
                "169.254.0.1",
                "100.64.0.1",
                "0.0.0.0:8000",
                "[::1]:8000",
                "[::1]",
                "[fd12::1]:8000",
                "[fe80::1%eth0]",
                "[::ffff:10.0.0.1]:80",
                "dynamodb:8000",
                "millrace",
                "a.localhost",
                "a.b.localhost:80",
                "host.docker.internal:8000"
            })
    void localNamesAreAnswered(String host) {
        assertThat(POLICY.isAllowed(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8000",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "8.8.8.8",
                "172.32.0.1",
                "172.15.0.1",
                "192.169.0.1",
                "100.128.0.1",
                "0.0.0.1",
                "[2001:db8::1]",
                "[::ffff:8.8.8.8]",
                "[",
                ":8000",
                "256.0.0.1",
                "10.0.0",
                "dynamodb.us-east-1.amazonaws.com",
                "docker.internal",
                "xhost.docker.internal.example"
            })
    void foreignNamesAreNot(String host) {
        assertThat(POLICY.isAllowed(host)).isFalse();
    }

    @Test
    void namedHostsAreAnswered() {
        HostPolicy policy = new HostPolicy(List.of("Db.Example", "*.test.example"));

        assertThat(policy.isAllowed("db.example:8000")).isTrue();
        assertThat(policy.isAllowed("a.test.example")).isTrue();
        assertThat(policy.isAllowed("test.example")).isFalse();
        assertThat(policy.isAllowed("x.db.example")).isFalse();
        assertThat(new HostPolicy(List.of("*")).isAllowed("any.example")).isTrue();
    }

    @Test
    void requestsWithoutHostAreAnswered() {
        assertThat(POLICY.isAllowed(null)).isTrue();
        assertThat(POLICY.isAllowed("")).isTrue();
    }
}
