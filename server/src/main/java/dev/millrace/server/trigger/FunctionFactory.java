package dev.millrace.server.trigger;

import dev.millrace.streams.trigger.FailureDestination;
import dev.millrace.streams.trigger.InvocationTarget;

/** From what the configuration says to what can be called. */
final class FunctionFactory {
    private FunctionFactory() {}

    /** The target that a function's URI means. */
    static InvocationTarget target(String name, String uri) {
        throw new WrongTriggerException("Function " + name + " cannot be at " + uri + ".");
    }

    /** The destination that an ARN's URI means. */
    static FailureDestination destination(String arn, String uri) {
        throw new WrongTriggerException("The destination " + arn + " cannot be at " + uri + ".");
    }
}
