package dev.millrace.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What stands behind {@link MillraceTest}. Has no state: all of it lies in JUnit's stores, which close it. Knows the SDK's
 * types by their names alone, so that it can say in a sentence that the SDK is missing.
 */
final class MillraceExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(MillraceExtension.class);
    private static final String WORLD = "world";

    private static final Set<String> PARAMETER_TYPES = Set.of(
            "dev.millrace.junit.MillraceClock",
            "dev.millrace.junit.MillraceEndpoint",
            "dev.millrace.junit.StreamReader",
            "software.amazon.awssdk.services.dynamodb.DynamoDbClient",
            "software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient",
            "software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient",
            "software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient");

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        if (isolation(type) == MillraceTest.Isolation.METHOD) {
            return;
        }
        TestWorld shared = isAnnotated(type) ? null : find(context);
        if (shared == null) {
            openWithTables(context, type);
        } else {
            TestSchema.load(type, type, shared.namespace());
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        Method method = context.getRequiredTestMethod();
        boolean alone = isAnnotated(method) || isolation(type) == MillraceTest.Isolation.METHOD;
        TestWorld world = alone ? openWithTables(context, type) : require(context);
        TestSchema.load(method, type, world.namespace());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETER_TYPES.contains(parameter.getParameter().getType().getName());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return require(context).parameter(parameter.getParameter().getType());
    }

    private static TestWorld openWithTables(ExtensionContext context, Class<?> type) {
        SharedServer server = context.getRoot()
                .getStore(STORE)
                .getOrComputeIfAbsent(SharedServer.class, absent -> new SharedServer(), SharedServer.class);
        TestWorld world = server.open();
        // First, so that it is closed also if a table cannot be made.
        context.getStore(STORE).put(WORLD, world);
        for (Class<?> outer : nesting(type)) {
            TestSchema.load(outer, outer, world.namespace());
        }
        return world;
    }

    /** The nearest one: of the method, of its class, or of a class around that. */
    private static @Nullable TestWorld find(ExtensionContext context) {
        return context.getStore(STORE).get(WORLD, TestWorld.class);
    }

    private static TestWorld require(ExtensionContext context) {
        TestWorld world = find(context);
        if (world == null) {
            throw new ParameterResolutionException("Each test method has tables of its own, so there are none yet: take"
                    + " the parameter in @BeforeEach or in the test method, or say"
                    + " @MillraceTest(isolation = MillraceTest.Isolation.CLASS).");
        }
        return world;
    }

    /** By the nearest annotation; by default each method has its own. */
    private static MillraceTest.Isolation isolation(Class<?> type) {
        MillraceTest.Isolation isolation = MillraceTest.Isolation.METHOD;
        for (Class<?> outer : nesting(type)) {
            Optional<MillraceTest> test = AnnotationSupport.findAnnotation(outer, MillraceTest.class);
            isolation = test.map(MillraceTest::isolation).orElse(isolation);
        }
        return isolation;
    }

    private static boolean isAnnotated(AnnotatedElement element) {
        return AnnotationSupport.isAnnotated(element, MillraceTest.class);
    }

    /** The class and those it is nested in as JUnit means it, the outermost first. */
    private static Iterable<Class<?>> nesting(Class<?> type) {
        Deque<Class<?>> classes = new ArrayDeque<>();
        Class<?> current = type;
        while (current != null) {
            classes.addFirst(current);
            current = Modifier.isStatic(current.getModifiers()) ? null : current.getEnclosingClass();
        }
        return classes;
    }
}
