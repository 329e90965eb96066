package dev.millrace.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code healthcheck}: asks the server on this machine for its health and tells by the exit code, 0 or 1.
 *
 * <p>For a container's health check, which needs neither curl nor shell then. Uses nothing beyond java.base and no
 * lambda, because each check starts a JVM.
 */
final class HealthCheck {
    static final String NAME = "healthcheck";

    private static final int HEALTHY = 0;
    private static final int UNHEALTHY = 1;
    private static final int PATIENCE_MILLIS = 1000;
    private static final int PORT_DEFAULT = 8000;
    private static final int PORT_MAX = 65535;

    /** The arguments of a container's first process, which is the server, whatever started it. */
    private static final Path FIRST_PROCESS = Path.of("/proc/1/cmdline");

    private HealthCheck() {}

    static int run(String[] arguments) {
        try {
            int port = port(arguments, firstProcess(), System.getenv("MILLRACE_PORT"));
            // By its number: a look-up of a name can hang.
            check(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            return HEALTHY;
        } catch (IOException | IllegalArgumentException unhealthy) {
            System.err.println("not healthy: " + unhealthy.getMessage());
            return UNHEALTHY;
        }
    }

    /** The port to ask: named to the check, else to the container's server, else in the environment. */
    static int port(String[] own, String[] server, @Nullable String variable) {
        String named = portIn(own);
        if (named == null) {
            named = portIn(server);
        }
        if (named == null && variable != null && !variable.isBlank()) {
            named = variable;
        }
        int port = named == null ? PORT_DEFAULT : Integer.parseInt(named.strip());
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("no port to ask: " + port);
        }
        return port;
    }

    private static @Nullable String portIn(String[] arguments) {
        String found = null;
        for (int index = 0; index < arguments.length; index++) {
            String argument = arguments[index];
            boolean isName = argument.equals("--port") || argument.equals("-port");
            if (isName && index + 1 < arguments.length) {
                found = arguments[index + 1];
            } else if (argument.startsWith("--port=") || argument.startsWith("-port=")) {
                found = argument.substring(argument.indexOf('=') + 1);
            }
        }
        return found;
    }

    /** Nothing where the first process is not the server, as on a machine that is no container. */
    private static String[] firstProcess() {
        try {
            String line = Files.readString(FIRST_PROCESS, StandardCharsets.UTF_8);
            return line.contains(HealthCheck.class.getPackageName()) ? line.split("\0", -1) : new String[0];
        } catch (IOException unreadable) {
            return new String[0];
        }
    }

    private static void check(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            byte[] request = ("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(request);
            String expected = "HTTP/1.1 200 ";
            InputStream in = socket.getInputStream();
            String status = new String(in.readNBytes(expected.length()), StandardCharsets.US_ASCII);
            if (!status.equals(expected)) {
                throw new IOException("the server answers " + status.strip());
            }
        }
    }
}
