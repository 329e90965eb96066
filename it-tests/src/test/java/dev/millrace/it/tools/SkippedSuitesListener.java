package dev.millrace.it.tools;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Lists at the end of a run every suite and test that did not run, with its reason. Found by ServiceLoader.
 *
 * <p>Thread-safe: the platform may report from several threads.
 */
public final class SkippedSuitesListener implements TestExecutionListener {

    private final Map<String, String> reasonsByName = new ConcurrentSkipListMap<>();

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        reasonsByName.put(nameOf(identifier), reason);
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            reasonsByName.put(
                    nameOf(identifier),
                    result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
        }
    }

    @Override
    @SuppressWarnings("SystemOut") // The list is meant for the person who reads the build's output.
    public void testPlanExecutionFinished(TestPlan plan) {
        if (!reasonsByName.isEmpty()) {
            System.out.println(report());
        }
    }

    String report() {
        StringBuilder text = new StringBuilder("Not run on this machine:");
        reasonsByName.forEach((name, reason) -> text.append(System.lineSeparator())
                .append("  ")
                .append(name)
                .append(": ")
                .append(reason));
        return text.toString();
    }

    private static String nameOf(TestIdentifier identifier) {
        Object source = identifier.getSource().orElse(null);
        if (source instanceof ClassSource type) {
            return type.getClassName();
        }
        if (source instanceof MethodSource method) {
            return method.getClassName() + "." + method.getMethodName();
        }
        return identifier.getDisplayName();
    }
}
