package dev.millrace.server.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.streams.trigger.StartingPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a triggers file may say. */
class TriggersFileTest {
    @TempDir
    Path directory;

    @Test
    void everythingIsRead() throws IOException {
        TriggersFile file = read(
                "{'Functions':{'hello':'http://127.0.0.1:9000/'},'Destinations':{'arn:aws:sqs:us-east-1:000000000000:q':"
                        + "'file:failures.jsonl'},'EventSourceMappings':[{'TableName':'Music','FunctionName':'hello',"
                        + "'StartingPosition':'LATEST','BatchSize':7,'Enabled':false,"
                        + "'FilterCriteria':{'Filters':[{'Pattern':'{}'}]}}]}");

        assertThat(file.functions()).containsEntry("hello", "http://127.0.0.1:9000/");
        assertThat(file.destinations()).containsValue("file:failures.jsonl");
        FileMapping mapping = file.mappings().get(0);
        assertThat(mapping.tableName()).isEqualTo("Music");
        assertThat(mapping.function().name()).isEqualTo("hello");
        assertThat(mapping.position()).isEqualTo(StartingPosition.LATEST);
        assertThat(mapping.settings().batchSize()).isEqualTo(7);
        assertThat(mapping.settings().filterPatterns()).containsExactly("{}");
        assertThat(mapping.enabled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | is no JSON object.",
                "{'Functions':['a']} | must have an object as Functions.",
                "{'Functions':{'a':1}} | must have a string as Functions.a.",
                "{'Triggers':[]} | has a member Triggers; expected are Functions, Destinations and EventSourceMappings.",
                "{'EventSourceMappings':[{'FunctionName':'a','StartingPosition':'LATEST'}]} | is wrong in mapping 1: there must be either TableName or EventSourceArn.",
                "{'EventSourceMappings':[{'FunctionName':'a','TableName':'t'}]} | is wrong in mapping 1: 1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.",
                "{'EventSourceMappings':[{'TableName':'t','FunctionName':'a','StartingPosition':'LATEST','BatchSize':0}]} | is wrong in mapping 1: 1 validation error detected: Value '0' at 'batchSize' failed to satisfy constraint: Member must have value greater than or equal to 1.",
                "{'EventSourceMappings':[{'TableName':'t','FunctionName':'a','StartingPosition':'LATEST','Queues':['q']}]} | is wrong in mapping 1: Unsupported Queues parameter for given event source mapping type.",
            })
    void whatIsWrongIsSaidInOneSentence(String content, String sentence) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(WrongTriggerException.class)
                .hasMessage("The triggers file " + path() + " " + sentence);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> TriggersFile.read(path()))
                .hasMessageContaining("Cannot read the triggers in " + path());
    }

    @Test
    void aMappingNeedsItsFunction() throws IOException {
        Files.writeString(
                path(),
                quoted("{'EventSourceMappings':[{'TableName':'t','FunctionName':'a','StartingPosition':'LATEST'}]}"));

        assertThatThrownBy(() -> TriggerSetup.open(new TriggerOptions(
                        TriggerOptions.NONE.functions(),
                        TriggerOptions.NONE.eventFunctions(),
                        TriggerOptions.NONE.destinations(),
                        path())))
                .hasMessageContaining("names the function a, which is not configured.");
    }

    private TriggersFile read(String content) throws IOException {
        Files.writeString(path(), quoted(content));
        return TriggersFile.read(path());
    }

    private Path path() {
        return directory.resolve("triggers.json");
    }

    private static String quoted(String content) {
        return content.replace('\'', '"');
    }
}
