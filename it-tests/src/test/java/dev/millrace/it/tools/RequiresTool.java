package dev.millrace.it.tools;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Names what a suite or a test needs beyond a JDK and Maven.
 *
 * <p>Where one of the tools is missing, {@code -Dmillrace.tools=optional} (the default) skips the suite and lists it at
 * the end of the run; {@code -Dmillrace.tools=required} fails it, unless the tool is one that no build can install ({@link
 * Tool#isInstallable()}).
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ToolCondition.class)
public @interface RequiresTool {

    /** All of these must be there. */
    Tool[] value();
}
