package dev.millrace.server.trigger;

/** A function in this JVM that a trigger may invoke, such as a lambda expression of a test. */
@FunctionalInterface
public interface EventFunction {
    /**
     * Handles one invocation, on a thread where it may block.
     *
     * @param event the payload as AWS Lambda gets it, JSON in UTF-8
     * @return what the function answers, JSON in UTF-8; empty for nothing
     * @throws Exception which counts as a failure of the function, to be tried again
     */
    byte[] handle(byte[] event) throws Exception;
}
