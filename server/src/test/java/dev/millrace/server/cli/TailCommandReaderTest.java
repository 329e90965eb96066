package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailCommandReaderTest {
    private static Command read(Map<String, String> environment, String commandLine) {
        return new CommandLineReader(environment, "1.2.3").read(commandLine.split(" ", -1));
    }

    private static TailOptions tail(Map<String, String> environment, String commandLine) {
        Command command = read(environment, commandLine);
        assertThat(command).isInstanceOf(Command.Tail.class);
        return ((Command.Tail) command).options();
    }

    @Test
    void aTableIsEnough() {
        assertThat(tail(Map.of(), "tail Music"))
                .isEqualTo(new TailOptions(
                        "Music", URI.create("http://localhost:8000"), true, false, "us-east-1", "local"));
    }

    @Test
    void optionsMayStandAnywhereBehindTheCommand() {
        assertThat(tail(Map.of(), "tail --json --from trim-horizon Music --endpoint http://h:1/ --region eu-west-1"))
                .isEqualTo(new TailOptions("Music", URI.create("http://h:1/"), false, true, "eu-west-1", "local"));
    }

    @Test
    void theVariablesOfTheSdksCount() {
        Map<String, String> environment = Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB",
                "http://e:2",
                "AWS_DEFAULT_REGION",
                "eu-north-1",
                "AWS_ACCESS_KEY_ID",
                "me");
        assertThat(tail(environment, "tail Music"))
                .isEqualTo(new TailOptions("Music", URI.create("http://e:2"), true, false, "eu-north-1", "me"));
        assertThat(tail(environment, "tail Music --endpoint http://h:1").endpoint())
                .isEqualTo(URI.create("http://h:1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tail                            | tail needs the name of a table.
                    tail Music More                 | Unexpected argument More.
                    tail Music --form latest        | Unexpected argument --form.
                    tail Music --from now           | --from must be trim-horizon or latest, not "now".
                    tail Music --from               | Missing required parameter
                    tail Music --endpoint here      | The endpoint must be a URL such as http://localhost:8000, not "here".
                    tail Music --endpoint ftp://h   | The endpoint must be a URL
                    """)
    void aWrongArgumentIsRefusedInOneSentence(String commandLine, String start) {
        Command command = read(Map.of(), commandLine);

        assertThat(command).isInstanceOf(Command.Refuse.class);
        assertThat(((Command.Refuse) command).sentence())
                .startsWith(start)
                .doesNotContain("\n")
                .endsWith("tail --help says more.");
    }

    @Test
    void helpNamesItsOptions() {
        assertThat(((Command.Print) read(Map.of(), "tail --help")).text())
                .contains("TABLE", "--endpoint", "--from", "--json", "--region");
    }
}
