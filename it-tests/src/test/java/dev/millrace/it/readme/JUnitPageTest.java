package dev.millrace.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.tools.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each block in Java of docs/junit.md stands in the test that it is said to be from, which runs by itself. */
class JUnitPageTest {

    private static final Pattern BLOCK = Pattern.compile("<!-- from: (\\S+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);

    @Test
    void everyBlockIsPartOfATest() throws IOException {
        String page = Files.readString(Checkout.root().resolve("docs/junit.md"));
        Matcher blocks = BLOCK.matcher(page);
        int count = 0;
        while (blocks.find()) {
            count++;
            assertThat(words(Files.readString(Checkout.root().resolve(blocks.group(1)))))
                    .as(blocks.group(1))
                    .contains(words(blocks.group(2)));
        }

        assertThat(count).isPositive().isEqualTo(page.split("```java", -1).length - 1);
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
