package dev.millrace.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.tools.Checkout;
import dev.millrace.it.tools.RequiresTool;
import dev.millrace.it.tools.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the README's blocks with the jar of this build; {@code .ci/run} also runs them in a fresh clone. */
@RequiresTool({Tool.AWS_CLI, Tool.BOTO3, Tool.NODE_PACKAGES})
class ReadmeIT {

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everyBlockDoesWhatTheReadmeSays() throws IOException, InterruptedException {
        // With the AWS SDK, for the block in Java; the stage of .ci/run that clones uses it too.
        Files.writeString(
                Checkout.root().resolve("it-tests/target/readme.classpath"), System.getProperty("java.class.path"));
        Process run = new ProcessBuilder(
                        Checkout.root().resolve("it-tests/src/test/readme/run").toString(),
                        "--built",
                        Checkout.java().toString())
                .redirectErrorStream(true)
                .start();
        run.getOutputStream().close();
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).as(output).isZero();
    }
}
