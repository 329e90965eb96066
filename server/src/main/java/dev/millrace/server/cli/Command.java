package dev.millrace.server.cli;

import dev.millrace.server.MillraceOptions;

/** What the command line asks for. */
sealed interface Command {
    /** To serve. */
    record Serve(MillraceOptions options, LogLevel logLevel) implements Command {}

    /** To print the changes of a table. */
    record Tail(TailOptions options) implements Command {}

    /** To print the triggers of a server. */
    record Triggers(AdminClient.Options options) implements Command {}

    /** To print something and end well. */
    record Print(String text) implements Command {}

    /** Something that cannot be done; {@code sentence} says why. */
    record Refuse(String sentence) implements Command {}
}
