package dev.millrace.server.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Reads the arguments of {@code triggers}. Stateless besides the environment. */
final class TriggersCommandReader {
    /** The first argument that makes a command line one of these. */
    static final String NAME = "triggers";

    private static final String ENDPOINT = "--endpoint";
    private static final String REGION = "--region";
    private static final String HELP = "--help";
    private static final String ENDPOINT_DEFAULT = "http://localhost:8000";

    private final Map<String, String> environment;

    TriggersCommandReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What the arguments behind the command's name ask for; never throws for a wrong one. */
    Command read(List<String> arguments) {
        CommandLine commandLine = new CommandLine(spec()).setOverwrittenOptionsAllowed(true);
        try {
            ParseResult parsed = commandLine.parseArgs(arguments.toArray(String[]::new));
            if (parsed.hasMatchedOption(HELP)) {
                return new Command.Print(commandLine.getUsageMessage(CommandLine.Help.Ansi.OFF));
            }
            String address =
                    parsed.matchedOptionValue(ENDPOINT, variable("AWS_ENDPOINT_URL_DYNAMODB", ENDPOINT_DEFAULT));
            URI endpoint = endpoint(address);
            if (endpoint == null) {
                return refuse("The endpoint must be a URL such as " + ENDPOINT_DEFAULT + ", not \"" + address + "\".");
            }
            return new Command.Triggers(new AdminClient.Options(
                    endpoint,
                    parsed.matchedOptionValue(
                            REGION, variable("AWS_REGION", variable("AWS_DEFAULT_REGION", "us-east-1"))),
                    variable("AWS_ACCESS_KEY_ID", "local")));
        } catch (CommandLine.UnmatchedArgumentException unknown) {
            return refuse("Unexpected argument " + unknown.getUnmatched().get(0) + ".");
        } catch (CommandLine.ParameterException wrong) {
            return refuse(String.valueOf(wrong.getMessage()).lines().findFirst().orElse("") + ".");
        }
    }

    private static @Nullable URI endpoint(String address) {
        try {
            URI uri = new URI(address);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http && uri.getHost() != null ? uri : null;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    private String variable(String name, String otherwise) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static Command refuse(String sentence) {
        return new Command.Refuse(sentence + " triggers --help says more.");
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("java -jar millrace.jar " + NAME);
        spec.usageMessage()
                .width(110)
                .sortOptions(false)
                .description("Prints the triggers (event source mappings) of a server as a table: the function, the"
                        + " stream, the state, how far it is behind, and how its last batch ended.")
                .footer(
                        "",
                        "Without --endpoint and --region, the variables AWS_ENDPOINT_URL_DYNAMODB and AWS_REGION count.");
        spec.addOption(OptionSpec.builder(ENDPOINT)
                .paramLabel("URL")
                .type(String.class)
                .arity("1")
                .description("Where the server listens, " + ENDPOINT_DEFAULT + " by default.")
                .build());
        spec.addOption(OptionSpec.builder(REGION)
                .paramLabel("REGION")
                .type(String.class)
                .arity("1")
                .description("The caller's region, us-east-1 by default; matters with --isolate.")
                .build());
        spec.addOption(OptionSpec.builder(HELP, "-help", "-h")
                .type(boolean.class)
                .arity("0")
                .description("Print this help.")
                .build());
        return spec;
    }
}
