package dev.millrace.server.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Reads the arguments of {@code tail}. Stateless besides the environment. */
final class TailCommandReader {
    /** The first argument that makes a command line one of these. */
    static final String NAME = "tail";

    private static final String TABLE = "TABLE";
    private static final String ENDPOINT = "--endpoint";
    private static final String FROM = "--from";
    private static final String JSON = "--json";
    private static final String REGION = "--region";
    private static final String HELP = "--help";
    private static final String ENDPOINT_DEFAULT = "http://localhost:8000";

    private final Map<String, String> environment;

    TailCommandReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What the arguments behind the command's name ask for; never throws for a wrong one. */
    Command read(List<String> arguments) {
        CommandLine commandLine = new CommandLine(spec())
                .setPosixClusteredShortOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(true);
        try {
            ParseResult parsed = commandLine.parseArgs(arguments.toArray(String[]::new));
            if (parsed.hasMatchedOption(HELP)) {
                return new Command.Print(commandLine.getUsageMessage(CommandLine.Help.Ansi.OFF));
            }
            return tail(parsed);
        } catch (CommandLine.UnmatchedArgumentException unknown) {
            return refuse("Unexpected argument " + unknown.getUnmatched().get(0) + ".");
        } catch (CommandLine.ParameterException wrong) {
            return refuse(String.valueOf(wrong.getMessage()).lines().findFirst().orElse("") + ".");
        }
    }

    private Command tail(ParseResult parsed) {
        String table = parsed.matchedPositionalValue(0, "");
        if (table.isEmpty()) {
            return refuse("tail needs the name of a table.");
        }
        String from = parsed.matchedOptionValue(FROM, "latest");
        if (!from.equals("latest") && !from.equals("trim-horizon")) {
            return refuse("--from must be trim-horizon or latest, not \"" + from + "\".");
        }
        String named = parsed.matchedOptionValue(ENDPOINT, null);
        String address = named != null ? named : variable("AWS_ENDPOINT_URL_DYNAMODB", ENDPOINT_DEFAULT);
        URI endpoint = endpoint(address);
        if (endpoint == null) {
            return refuse("The endpoint must be a URL such as " + ENDPOINT_DEFAULT + ", not \"" + address + "\".");
        }
        String region =
                parsed.matchedOptionValue(REGION, variable("AWS_REGION", variable("AWS_DEFAULT_REGION", "us-east-1")));
        return new Command.Tail(new TailOptions(
                table,
                endpoint,
                from.equals("latest"),
                parsed.hasMatchedOption(JSON),
                region,
                variable("AWS_ACCESS_KEY_ID", "local")));
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
        return new Command.Refuse(sentence + " tail --help says more.");
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("java -jar millrace.jar " + NAME);
        spec.usageMessage()
                .width(110)
                .sortOptions(false)
                .description("Prints the changes of a table as they come, from its stream: what changed in colour on a"
                        + " terminal, otherwise one JSON object a line. Follows shards through rotation and"
                        + " splits. Ends when the stream is turned off, or with Ctrl-C.")
                .footer(
                        "",
                        "Without --endpoint and --region, the variables AWS_ENDPOINT_URL_DYNAMODB and AWS_REGION count.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(TABLE)
                .index("0")
                .arity("0..1")
                .type(String.class)
                .description("The table's name.")
                .build());
        spec.addOption(valued("URL", "Where the server listens, " + ENDPOINT_DEFAULT + " by default.", ENDPOINT));
        spec.addOption(valued(
                "trim-horizon|latest",
                "Whether to begin with what the stream still holds, or with what comes, which is the default.",
                FROM));
        spec.addOption(flag("Print JSON on a terminal too.", JSON));
        spec.addOption(valued("REGION", "The caller's region, us-east-1 by default.", REGION));
        spec.addOption(flag("Print this help.", HELP, "-help", "-h"));
        return spec;
    }

    private static OptionSpec valued(String label, String description, String name) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .arity("1")
                .description(description)
                .build();
    }

    private static OptionSpec flag(String description, String name, String... otherNames) {
        return OptionSpec.builder(name, otherNames)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }
}
