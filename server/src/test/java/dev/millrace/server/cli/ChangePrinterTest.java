package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChangePrinterTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private String print(boolean colours, String record) throws IOException {
        ChangePrinter printer = new ChangePrinter(new PrintStream(bytes, false, StandardCharsets.UTF_8), colours);
        printer.print(JsonTree.parseObject(record.getBytes(StandardCharsets.UTF_8)));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String record(String event, String images) {
        return "{\"eventName\":\"" + event + "\",\"dynamodb\":{\"ApproximateCreationDateTime\":1795374801,"
                + "\"Keys\":{\"id\":{\"S\":\"k\"},\"n\":{\"N\":\"7\"}}" + images + "}}";
    }

    @Test
    void aModificationShowsOldAndNewOfWhatChanged() throws IOException {
        assertThat(print(
                        false,
                        record(
                                "MODIFY",
                                ",\"NewImage\":{\"id\":{\"S\":\"k\"},\"n\":{\"N\":\"7\"},\"same\":{\"BOOL\":true},"
                                        + "\"v\":{\"N\":\"2\"},\"added\":{\"NULL\":true}},"
                                        + "\"OldImage\":{\"id\":{\"S\":\"k\"},\"n\":{\"N\":\"7\"},"
                                        + "\"same\":{\"BOOL\":true},\"v\":{\"N\":\"1\"},\"old\":{\"S\":\"x\"}}")))
                .isEqualTo("""
                        2026-11-22T19:13:21Z MODIFY id="k", n=7
                            v: 1 -> 2
                            old: "x" (removed)
                            added: null
                        """);
    }

    @Test
    void coloursTellOldFromNew() throws IOException {
        String text =
                print(true, record("MODIFY", ",\"NewImage\":{\"v\":{\"N\":\"2\"}},\"OldImage\":{\"v\":{\"N\":\"1\"}}"));
        assertThat(text).contains("    v: \u001b[31m1\u001b[0m -> \u001b[32m2\u001b[0m\n");
    }

    @Test
    void withOneImageItsValuesAreShown() throws IOException {
        assertThat(print(false, record("MODIFY", ",\"NewImage\":{\"v\":{\"N\":\"2\"}}")))
                .endsWith("    v: 2\n");
        bytes.reset();
        assertThat(print(false, record("REMOVE", ""))).isEqualTo("2026-11-22T19:13:21Z REMOVE id=\"k\", n=7\n");
    }

    @Test
    void everyTypeHasAForm() throws IOException {
        assertThat(print(
                        false,
                        record(
                                "INSERT",
                                ",\"NewImage\":{\"l\":{\"L\":[{\"S\":\"a\"},{\"M\":{\"x y\":{\"BOOL\":false}}}]},"
                                        + "\"ss\":{\"SS\":[\"a\",\"b\"]},\"ns\":{\"NS\":[\"1\"]},\"bs\":{\"BS\":[\"AA==\"]},"
                                        + "\"b\":{\"B\":\"AA==\"}}")))
                .contains("    l: [\"a\", {\"x y\": false}]\n")
                .contains("    ss: <\"a\", \"b\">\n")
                .contains("    ns: <1>\n")
                .contains("    bs: <\"AA==\">\n")
                .contains("    b: base64 \"AA==\"\n");
    }

    /** An item must not be able to move the cursor or rename the window. */
    @Test
    void noItemSendsCommandsToTheTerminal() throws IOException {
        String text = print(
                false,
                record(
                        "INSERT",
                        ",\"NewImage\":{\"a\\u001bb\":{\"S\":\"\\u001b[2J\\u009b2J\\n\"},\"n\":{\"N\":\"\\u001b\"}}"));

        assertThat(text.replace("\n", "").chars().filter(Character::isISOControl))
                .isEmpty();
        assertThat(text).contains("\\u001b[2J\\u009b2J\\n");
    }

    @Test
    void expiryByTimeToLiveIsNamed() throws IOException {
        assertThat(print(false, record("REMOVE", "").replaceFirst("\\{", "{\"userIdentity\":{\"Type\":\"Service\"},")))
                .contains("n=7 (time to live)");
    }

    @Test
    void aJsonLineIsTheRecordAsItCame() throws IOException {
        String record = record("INSERT", ",\"NewImage\":{\"v\":{\"L\":[{\"NULL\":true}]},\"u\":{\"S\":\"\u00e9\\n\"}}");
        JsonLinePrinter printer = new JsonLinePrinter(new PrintStream(bytes, false, StandardCharsets.UTF_8));

        printer.print(JsonTree.parseObject(record.getBytes(StandardCharsets.UTF_8)));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(record + "\n");
    }
}
