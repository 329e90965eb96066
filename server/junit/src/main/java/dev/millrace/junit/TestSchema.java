package dev.millrace.junit;

import dev.millrace.server.MillraceNamespace;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/** The tables that a class or method says it begins with. */
final class TestSchema {
    private TestSchema() {}

    /**
     * Makes them.
     *
     * @param element what bears the annotations
     * @param place the test class, whose package the names of files are relative to
     * @throws ExtensionConfigurationException with a sentence, if one cannot be made
     */
    static void load(AnnotatedElement element, Class<?> place, MillraceNamespace namespace) {
        AnnotationSupport.findAnnotation(element, MillraceTest.class).ifPresent(test -> {
            for (String file : test.schema()) {
                load(namespace, file, read(file, place));
            }
        });
        for (Table table : AnnotationSupport.findRepeatableAnnotations(element, Table.class)) {
            load(namespace, "@Table(name = \"" + table.name() + "\")", CreateTableInput.of(table));
        }
    }

    private static void load(MillraceNamespace namespace, String name, String json) {
        try {
            namespace.load(name, json);
        } catch (IllegalArgumentException refused) {
            throw new ExtensionConfigurationException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static String read(String file, Class<?> place) {
        try (InputStream in = place.getResourceAsStream(file)) {
            if (in == null) {
                throw new ExtensionConfigurationException("There is no file " + file
                        + " on the class path for " + place.getName()
                        + "; a name without a slash in front is relative to its package.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new ExtensionConfigurationException(
                    "Cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
