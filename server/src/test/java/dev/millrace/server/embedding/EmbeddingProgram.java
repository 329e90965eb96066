package dev.millrace.server.embedding;

import dev.millrace.server.MillraceServer;
import dev.millrace.server.http.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A program that starts many servers at once, writes to each, closes them, and tells which threads are left. */
final class EmbeddingProgram {
    private static final int SERVER_COUNT = 20;

    private EmbeddingProgram() {}

    /** No arguments. */
    public static void main(String[] arguments) throws Exception {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        List<MillraceServer> servers = new ArrayList<>();
        for (int index = 0; index < SERVER_COUNT; index++) {
            servers.add(MillraceServer.builder().inMemory().start());
        }
        for (int index = 0; index < SERVER_COUNT; index++) {
            use(servers.get(index), index);
        }
        for (int index = 0; index < SERVER_COUNT; index++) {
            System.out.println("server " + index + " holds " + scan(servers.get(index)));
        }
        servers.forEach(MillraceServer::close);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread)) {
                // The JVM takes a thread out of its list a little after the thread has ended.
                thread.join(5_000);
                if (thread.isAlive()) {
                    System.out.println("left: " + thread.getName());
                }
            }
        }
        System.out.println("done");
    }

    private static void use(MillraceServer server, int index) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send(RawClient.post(
                            "CreateTable",
                            "{\"TableName\":\"Music\",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":"
                                    + "[{\"AttributeName\":\"a\",\"AttributeType\":\"S\"}],"
                                    + "\"KeySchema\":[{\"AttributeName\":\"a\",\"KeyType\":\"HASH\"}],"
                                    + "\"StreamSpecification\":{\"StreamEnabled\":true,"
                                    + "\"StreamViewType\":\"NEW_IMAGE\"}}"))
                    .read();
            client.send(RawClient.post(
                            "PutItem", "{\"TableName\":\"Music\",\"Item\":{\"a\":{\"S\":\"own-" + index + "\"}}}"))
                    .read();
        }
    }

    private static String scan(MillraceServer server) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.send(RawClient.post("Scan", "{\"TableName\":\"Music\"}"))
                    .read()
                    .text();
        }
    }
}
