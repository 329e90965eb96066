package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.server.ErrorWording;
import dev.millrace.server.Fsync;
import dev.millrace.server.MillraceOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineReaderTest {
    private static Command read(Map<String, String> environment, String commandLine) {
        String[] arguments = commandLine.isEmpty() ? new String[0] : commandLine.split(" ", -1);
        return new CommandLineReader(environment, "1.2.3").read(arguments);
    }

    private static Command.Serve serve(Map<String, String> environment, String commandLine) {
        Command command = read(environment, commandLine);
        assertThat(command).isInstanceOf(Command.Serve.class);
        return (Command.Serve) command;
    }

    private static MillraceOptions options(String commandLine) {
        return serve(Map.of(), commandLine).options();
    }

    @Test
    void defaultsAreThoseOfTheReadme() {
        Command.Serve serve = serve(Map.of(), "");
        MillraceOptions options = serve.options();

        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isEqualTo(8000);
        assertThat(options.dataDirectory()).contains(Path.of("millrace-data"));
        assertThat(options.fsync()).isEqualTo(Fsync.NEVER);
        assertThat(options.isolated()).isFalse();
        assertThat(options.allowedHosts()).isEmpty();
        assertThat(options.corsOrigins()).isEmpty();
        assertThat(options.errorWording()).isEqualTo(ErrorWording.OLDER);
        assertThat(options.transientStatusesDelayed()).isFalse();
        assertThat(options.streamShardCount()).hasValue(1);
        assertThat(options.shardRotation()).isEqualTo(Duration.ofHours(4));
        assertThat(options.streamRetention()).isEqualTo(Duration.ofHours(24));
        assertThat(options.adminEnabled()).isTrue();
        assertThat(serve.logLevel()).isEqualTo(LogLevel.INFO);
    }

    @Test
    void functionsAndDestinationsAreNamedByWhatStandsBeforeTheFirstEqualsSign() {
        MillraceOptions options = options("--function a=http://h/?x=1,2 --function b=runtime"
                + " --destination arn:aws:sqs:us-east-1:000000000000:q=file:f --triggers t.json");

        assertThat(options.triggers().functions()).isEqualTo(Map.of("a", "http://h/?x=1,2", "b", "runtime"));
        assertThat(options.triggers().destinations())
                .isEqualTo(Map.of("arn:aws:sqs:us-east-1:000000000000:q", "file:f"));
        assertThat(options.triggers().file()).isEqualTo(Path.of("t.json"));
        assertThat(serve(Map.of("MILLRACE_FUNCTION", "a=http://h/,b=runtime"), "")
                        .options()
                        .triggers()
                        .functions())
                .isEqualTo(Map.of("a", "http://h/", "b", "runtime"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--function a", "--function =http://h", "--function a="})
    void aFunctionNeedsNameAndPlace(String commandLine) {
        assertThat(read(Map.of(), commandLine))
                .isInstanceOfSatisfying(
                        Command.Refuse.class,
                        refuse -> assertThat(refuse.sentence()).startsWith("--function must be NAME=URI, not "));
    }

    @Test
    void triggersIsACommandOfItsOwn() {
        assertThat(read(Map.of("AWS_REGION", "eu-west-1"), "triggers --endpoint http://h:1"))
                .isInstanceOfSatisfying(Command.Triggers.class, triggers -> {
                    assertThat(triggers.options().endpoint()).hasToString("http://h:1");
                    assertThat(triggers.options().region()).isEqualTo("eu-west-1");
                });
        assertThat(read(Map.of(), "triggers --endpoint nowhere")).isInstanceOf(Command.Refuse.class);
        assertThat(read(Map.of(), "triggers --help")).isInstanceOf(Command.Print.class);
    }

    @Test
    void ownOptionsAreRead() {
        Command.Serve serve = serve(
                Map.of(),
                "--port 0 --host 0.0.0.0 --data-dir /d --fsync always --isolate --allow-host a.b,c.d --allow-host *.e"
                        + " --cors-origin http://x --log-level debug --delay-transient-statuses --error-wording newer");
        MillraceOptions options = serve.options();

        assertThat(options.port()).isZero();
        assertThat(options.host()).isEqualTo("0.0.0.0");
        assertThat(options.dataDirectory()).contains(Path.of("/d"));
        assertThat(options.fsync()).isEqualTo(Fsync.ALWAYS);
        assertThat(options.isolated()).isTrue();
        assertThat(options.allowedHosts()).containsExactly("a.b", "c.d", "*.e");
        assertThat(options.corsOrigins()).containsExactly("http://x");
        assertThat(options.transientStatusesDelayed()).isTrue();
        assertThat(options.errorWording()).isEqualTo(ErrorWording.NEWER);
        assertThat(serve.logLevel()).isEqualTo(LogLevel.DEBUG);
    }

    @ParameterizedTest
    @CsvSource({
        "--stream-shards 4 --shard-rotation 10s --stream-retention 1h --no-admin, 4, PT10S, PT1H, false",
        "--stream-shards AWS --shard-rotation 0, -1, PT0S, PT24H, true",
        "--stream-shards 256 --shard-rotation PT8.64S, 256, PT8.64S, PT24H, true",
        "--stream-retention 7d, 1, PT4H, P7D, true"
    })
    void streamsAreConfigured(
            String commandLine, int shardCount, Duration rotation, Duration retention, boolean adminEnabled) {
        MillraceOptions options = options(commandLine);

        assertThat(options.streamShardCount().orElse(-1)).isEqualTo(shardCount);
        assertThat(options.shardRotation()).isEqualTo(rotation);
        assertThat(options.streamRetention()).isEqualTo(retention);
        assertThat(options.adminEnabled()).isEqualTo(adminEnabled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-port 8001 -inMemory",
                "-inMemory -port 8001 -sharedDb",
                "-jar DynamoDBLocal.jar -inMemory -port 8001",
                "-Djava.library.path=./DynamoDBLocal_lib -jar DynamoDBLocal.jar -inMemory -port 8001 -disableTelemetry",
                "-Xmx512m -Djava.library.path=. -jar X.jar -sharedDb -inMemory -delayTransientStatuses -port 8001",
                "-port=8001 -inMemory -optimizeDbBeforeStartup",
                "--port=8001 --in-memory",
                "-port 1 -port 8001 -inMemory"
            })
    void scriptsForDynamoDbLocalStartMillrace(String commandLine) {
        MillraceOptions options = options(commandLine);

        assertThat(options.port()).isEqualTo(8001);
        assertThat(options.dataDirectory()).isEmpty();
        assertThat(options.transientStatusesDelayed()).isEqualTo(commandLine.contains("-delayTransientStatuses"));
    }

    @Test
    void dbPathHoldsTheDataDirectory() {
        assertThat(options("-dbPath /data/ -sharedDb").dataDirectory()).contains(Path.of("/data/millrace-data"));
    }

    @ParameterizedTest
    @CsvSource({"-cors *,*", "-cors http://a,http://a"})
    void corsNamesOrigins(String commandLine, String origin) {
        assertThat(options(commandLine).corsOrigins()).containsExactly(origin);
    }

    @Test
    void everyOptionHasAVariable() {
        Command.Serve serve = serve(
                Map.of(
                        "MILLRACE_PORT", "8002",
                        "MILLRACE_HOST", "::1",
                        "MILLRACE_DATA_DIR", "/v",
                        "MILLRACE_FSYNC", "ALWAYS",
                        "MILLRACE_ISOLATE", "yes",
                        "MILLRACE_ALLOW_HOST", "a.b, c.d",
                        "MILLRACE_CORS_ORIGIN", "*",
                        "MILLRACE_LOG_LEVEL", "warn",
                        "MILLRACE_DELAY_TRANSIENT_STATUSES", "true"),
                "");
        MillraceOptions options = serve.options();

        assertThat(options.port()).isEqualTo(8002);
        assertThat(options.host()).isEqualTo("::1");
        assertThat(options.dataDirectory()).contains(Path.of("/v"));
        assertThat(options.fsync()).isEqualTo(Fsync.ALWAYS);
        assertThat(options.isolated()).isTrue();
        assertThat(options.allowedHosts()).containsExactly("a.b", "c.d");
        assertThat(options.corsOrigins()).containsExactly("*");
        assertThat(options.transientStatusesDelayed()).isTrue();
        assertThat(serve.logLevel()).isEqualTo(LogLevel.WARN);
        assertThat(serve(Map.of("MILLRACE_IN_MEMORY", "1"), "").options().dataDirectory())
                .isEmpty();
        MillraceOptions streams = serve(
                        Map.of(
                                "MILLRACE_STREAM_SHARDS", "aws",
                                "MILLRACE_SHARD_ROTATION", "30m",
                                "MILLRACE_STREAM_RETENTION", "P2D",
                                "MILLRACE_NO_ADMIN", "yes"),
                        "")
                .options();
        assertThat(streams.streamShardCount()).isEmpty();
        assertThat(streams.shardRotation()).isEqualTo(Duration.ofMinutes(30));
        assertThat(streams.streamRetention()).isEqualTo(Duration.ofDays(2));
        assertThat(streams.adminEnabled()).isFalse();
    }

    @Test
    void anArgumentWinsOverItsVariable() {
        assertThat(serve(Map.of("MILLRACE_PORT", "1"), "--port 2").options().port())
                .isEqualTo(2);
        assertThat(serve(Map.of("MILLRACE_DATA_DIR", "/v"), "-inMemory")
                        .options()
                        .dataDirectory())
                .isEmpty();
        assertThat(serve(Map.of("MILLRACE_IN_MEMORY", "true"), "--data-dir /d")
                        .options()
                        .dataDirectory())
                .contains(Path.of("/d"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --prot 1                    | Unknown option --prot
                    -inmemory                   | Unknown option -inmemory
                    8000                        | Unexpected argument 8000
                    --port                      | Option --port needs a value.
                    --port abc                  | --port must be a number from 0 to 65535, not "abc".
                    -port 65536                 | --port must be a number from 0 to 65535, not "65536".
                    --port -1                   | --port must be a number from 0 to 65535, not "-1".
                    --item-collection-limit 0   | --item-collection-limit must be a number of bytes, 1 or more, not "0".
                    --item-collection-limit 1GB | --item-collection-limit must be a number of bytes, 1 or more, not "1GB".
                    --fsync sometimes           | --fsync must be one of never, always, not "sometimes".
                    --log-level loud            | --log-level must be one of error, warn, info, debug, trace, not "loud".
                    -inMemory -dbPath .         | A data directory and --in-memory exclude each other.
                    --in-memory --data-dir /d   | A data directory and --in-memory exclude each other.
                    -dbPath /a --data-dir /d    | -dbPath and --data-dir exclude each other.
                    --stream-shards 0           | --stream-shards must be a number from 1 to 256, or aws, not "0".
                    --stream-shards 257         | --stream-shards must be a number from 1 to 256, or aws, not "257".
                    --stream-shards many        | --stream-shards must be a number from 1 to 256, or aws, not "many".
                    --shard-rotation 4          | --shard-rotation must be a duration such as 90s, 30m, 4h, 7d or PT4H, not "4".
                    --shard-rotation 8639ms     | --shard-rotation must be 0, or at least 1s and a ten-thousandth of --stream-retention, here 8640ms.
                    --shard-rotation 0s --stream-retention 999ms | --stream-retention must be at least 1s.
                    --stream-retention -PT1H    | --stream-retention must be a duration
                    -sharedDb --isolate         | -sharedDb and --isolate exclude each other.
                    """)
    void wrongOptionsAreRefusedInOneSentence(String commandLine, String start) {
        Command command = read(Map.of(), commandLine);

        assertThat(command).isInstanceOf(Command.Refuse.class);
        assertThat(((Command.Refuse) command).sentence()).startsWith(start).doesNotContain("\n");
    }

    @Test
    void theLimitOfItemCollectionsIsTenGigabytesUnlessToldOtherwise() {
        assertThat(serve(Map.of(), "").options().itemCollectionSizeMax()).isEqualTo(10_737_418_240L);
        assertThat(serve(Map.of(), "--item-collection-limit 4096").options().itemCollectionSizeMax())
                .isEqualTo(4096);
    }

    @Test
    void wrongVariablesAreNamed() {
        assertThat(read(Map.of("MILLRACE_PORT", "x"), ""))
                .isEqualTo(new Command.Refuse("MILLRACE_PORT must be a number from 0 to 65535, not \"x\"."));
        assertThat(read(Map.of("MILLRACE_ISOLATE", "maybe"), ""))
                .isEqualTo(new Command.Refuse("MILLRACE_ISOLATE must be true or false, not \"maybe\"."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-help", "-h", "-jar X.jar -help", "--port 1 --help"})
    void helpListsAllOptions(String commandLine) {
        Command command = read(Map.of(), commandLine);

        assertThat(command).isInstanceOf(Command.Print.class);
        assertThat(((Command.Print) command).text())
                .contains("--port", "--data-dir", "--in-memory", "--isolate", "-sharedDb", "MILLRACE_PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-version", "-V"})
    void versionIsOneLine(String commandLine) {
        assertThat(read(Map.of(), commandLine)).isEqualTo(new Command.Print("Millrace 1.2.3" + System.lineSeparator()));
    }
}
