package dev.millrace.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Mistakes are told in a sentence. Runs the classes below on a JUnit of its own, with a server of its own. */
class RefusalsIT {

    @Test
    void clientsBeforeTheFirstMethodNeedTablesOfTheClass() {
        assertThat(failures(ClientBeforeAll.class))
                .contains("Each test method has tables of its own, so there are none yet: take the parameter in"
                        + " @BeforeEach or in the test method, or say @MillraceTest(isolation ="
                        + " MillraceTest.Isolation.CLASS).");
    }

    @Test
    void aTableThatCannotBeIsNamedWithAwsReason() {
        assertThat(failures(WrongTable.class))
                .contains("Cannot load @Table(name = \"x\"): CreateTable answers ValidationException");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(failures(NoSuchFile.class)).contains("There is no file nowhere.json on the class path for ");
    }

    @Test
    void recordsThatDoNotComeAreCounted() {
        assertThat(failures(TooFewRecords.class)).contains("The stream of Music got 0 of 1 records within PT0.05S: []");
    }

    @Test
    void aTableWithoutStreamIsTold() {
        assertThat(failures(NoStream.class)).contains("Table Music has no stream;");
    }

    @Test
    void aMissingSdkIsNamed() {
        assertThatThrownBy(() -> SdkPresence.require("StreamReader", ClassLoader.getPlatformClassLoader()))
                .hasMessage(
                        "StreamReader needs the AWS SDK for Java 2: add software.amazon.awssdk:dynamodb to the class"
                                + " path of the tests.");
    }

    @Test
    void theServerIsGoneAfterTheLastTest() {
        long before = serverThreadCount();

        assertThat(failures(Passing.class)).isEmpty();

        await().untilAsserted(() -> assertThat(serverThreadCount()).isEqualTo(before));
    }

    private static long serverThreadCount() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("millrace"))
                .count();
    }

    private static String failures(Class<?> type) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(type))
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                        .build(),
                listener);
        assertThat(listener.getSummary().getContainersFoundCount()).isPositive();
        if (listener.getSummary().getTotalFailureCount() == 0) {
            return "";
        }
        StringWriter text = new StringWriter();
        listener.getSummary().printFailuresTo(new PrintWriter(text, true), 0);
        return text.toString();
    }

    @MillraceTest
    static class ClientBeforeAll {
        @BeforeAll
        static void fill(DynamoDbClient dynamoDb) {
            dynamoDb.listTables();
        }

        @Test
        void isNotReached() {}
    }

    @MillraceTest
    @Table(name = "x", partitionKey = "Id")
    static class WrongTable {
        @Test
        void isNotReached() {}
    }

    @MillraceTest(schema = "nowhere.json")
    static class NoSuchFile {
        @Test
        void isNotReached() {}
    }

    @MillraceTest
    @Table(name = "Music", partitionKey = "Artist", stream = Table.Stream.KEYS_ONLY)
    static class TooFewRecords {
        @Test
        void waits(StreamReader stream) {
            stream.awaitRecords("Music", 1, Duration.ofMillis(50));
        }
    }

    @MillraceTest
    @Table(name = "Music", partitionKey = "Artist")
    static class NoStream {
        @Test
        void waits(StreamReader stream) {
            stream.awaitRecords("Music", 1);
        }
    }

    @MillraceTest
    @Table(name = "Music", partitionKey = "Artist")
    static class Passing {
        @Test
        void lists(DynamoDbClient dynamoDb) {
            assertThat(dynamoDb.listTables().tableNames()).containsExactly("Music");
        }
    }
}
