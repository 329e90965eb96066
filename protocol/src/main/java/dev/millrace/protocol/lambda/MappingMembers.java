package dev.millrace.protocol.lambda;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shape;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members that CreateEventSourceMapping and UpdateEventSourceMapping share, with their constraints (source: SDK model
 * of Lambda).
 */
final class MappingMembers {
    private static final String ARN_PATTERN = "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:"
            + "((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)";

    /** The same for any region, because those of emulators are not AWS's alone. */
    private static final String ARN_ACCEPTED = "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:[a-z0-9-]*:(\\d{12})?:(.*)";

    static final Shape<String> ARN = Shapes.pattern(0, 10_000, ARN_ACCEPTED, ARN_PATTERN);
    static final Shape<String> FUNCTION_NAME = Shapes.pattern(1, 256, FunctionName.ACCEPTED, FunctionName.PATTERN);
    static final Shape<String> UUID_TEXT = Shapes.text(36, 36);

    private static final String REPORT_ITEM_FAILURES = "ReportBatchItemFailures";

    static final Member<String> UUID = Member.required("UUID", UUID_TEXT);
    static final Member<String> EVENT_SOURCE_ARN = Member.optional("EventSourceArn", ARN);
    static final Member<String> FUNCTION_NAME_REQUIRED = Member.required("FunctionName", FUNCTION_NAME);
    static final Member<String> FUNCTION_NAME_OPTIONAL = Member.optional("FunctionName", FUNCTION_NAME);
    static final Member<Boolean> ENABLED = Member.optional("Enabled", Shapes.bool());
    static final Member<Integer> BATCH_SIZE = Member.optional("BatchSize", Shapes.integer(1, 10_000));

    private static final Member<String> PATTERN = Member.optional("Pattern", Shapes.text(0, 4096));
    private static final Member<List<Structure>> FILTERS =
            Member.optional("Filters", Shapes.list(StructureShape.of("Filter", PATTERN)));
    static final Member<Structure> FILTER_CRITERIA =
            Member.optional("FilterCriteria", StructureShape.of("FilterCriteria", FILTERS));

    static final Member<Integer> BATCHING_WINDOW =
            Member.optional("MaximumBatchingWindowInSeconds", Shapes.integer(0, 300));
    static final Member<Integer> PARALLELIZATION_FACTOR =
            Member.optional("ParallelizationFactor", Shapes.integer(1, 10));
    static final Member<EventSourcePosition> STARTING_POSITION = Member.optional(
            "StartingPosition",
            // In this order recorded on AWS (test_create_event_source_validation).
            Shapes.enumeration(EventSourcePosition.class, "LATEST, AT_TIMESTAMP, TRIM_HORIZON"));

    private static final String NOTHING_OR_KAFKA = "$|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|";
    private static final Member<String> DESTINATION = Member.optional(
            "Destination", Shapes.pattern(0, 350, NOTHING_OR_KAFKA + ARN_ACCEPTED, NOTHING_OR_KAFKA + ARN_PATTERN));
    private static final Member<Structure> ON_SUCCESS =
            Member.optional("OnSuccess", StructureShape.of("OnSuccess", DESTINATION));
    private static final Member<Structure> ON_FAILURE =
            Member.optional("OnFailure", StructureShape.of("OnFailure", DESTINATION));
    static final Member<Structure> DESTINATION_CONFIG =
            Member.optional("DestinationConfig", StructureShape.of("DestinationConfig", ON_SUCCESS, ON_FAILURE));

    static final Member<Integer> RECORD_AGE = Member.optional("MaximumRecordAgeInSeconds", Shapes.integer(-1, 604_800));
    static final Member<Boolean> BISECT = Member.optional("BisectBatchOnFunctionError", Shapes.bool());
    static final Member<Integer> RETRY_ATTEMPTS = Member.optional("MaximumRetryAttempts", Shapes.integer(-1, 10_000));
    static final Member<Integer> TUMBLING_WINDOW = Member.optional("TumblingWindowInSeconds", Shapes.integer(0, 900));
    static final Member<List<String>> RESPONSE_TYPES =
            Member.optional("FunctionResponseTypes", Shapes.list(Shapes.oneOf(REPORT_ITEM_FAILURES), 0, 1));

    /** Those that are for other event sources, or for what Millrace has no use for. */
    private static final List<Member<Boolean>> UNSUPPORTED = List.of(
            present("StartingPositionTimestamp"),
            present("ScalingConfig"),
            present("Topics"),
            present("Queues"),
            present("SourceAccessConfigurations"),
            present("SelfManagedEventSource"),
            present("AmazonManagedKafkaEventSourceConfig"),
            present("SelfManagedKafkaEventSourceConfig"),
            present("DocumentDBEventSourceConfig"),
            present("ProvisionedPollerConfig"));

    private MappingMembers() {}

    private static Member<Boolean> present(String name) {
        return Member.optional(name, Shapes.presence());
    }

    /** The structure of a request with these members first, then all that both requests have. */
    static StructureShape shape(String name, Member<?>... first) {
        List<Member<?>> members = new ArrayList<>(List.of(first));
        members.addAll(List.of(
                ENABLED,
                BATCH_SIZE,
                FILTER_CRITERIA,
                BATCHING_WINDOW,
                PARALLELIZATION_FACTOR,
                DESTINATION_CONFIG,
                RECORD_AGE,
                BISECT,
                RETRY_ATTEMPTS,
                TUMBLING_WINDOW,
                RESPONSE_TYPES));
        members.addAll(UNSUPPORTED);
        return StructureShape.of(name, members.toArray(Member<?>[]::new));
    }

    static MappingParameters parameters(@Nullable String functionName, Structure body) {
        List<String> types = body.find(RESPONSE_TYPES);
        return new MappingParameters(
                functionName,
                body.find(ENABLED),
                body.find(BATCH_SIZE),
                body.find(BATCHING_WINDOW),
                body.find(PARALLELIZATION_FACTOR),
                body.find(RECORD_AGE),
                body.find(RETRY_ATTEMPTS),
                body.find(BISECT),
                body.find(TUMBLING_WINDOW),
                types == null ? null : types.contains(REPORT_ITEM_FAILURES),
                patterns(body.find(FILTER_CRITERIA)),
                destination(body.find(DESTINATION_CONFIG)),
                unsupported(body));
    }

    /** A filter without a pattern lets everything pass, as an empty pattern does. */
    private static @Nullable List<String> patterns(@Nullable Structure criteria) {
        if (criteria == null) {
            return null;
        }
        List<Structure> filters = criteria.find(FILTERS);
        List<String> patterns = new ArrayList<>();
        for (Structure filter : filters == null ? List.<Structure>of() : filters) {
            String pattern = filter.find(PATTERN);
            patterns.add(pattern == null ? "{}" : pattern);
        }
        return patterns;
    }

    /** Whoever says DestinationConfig and no destination takes away the one there is. */
    private static @Nullable String destination(@Nullable Structure config) {
        if (config == null) {
            return null;
        }
        Structure onFailure = config.find(ON_FAILURE);
        String destination = onFailure == null ? null : onFailure.find(DESTINATION);
        return destination == null ? "" : destination;
    }

    private static List<String> unsupported(Structure body) {
        List<String> names = new ArrayList<>();
        Structure config = body.find(DESTINATION_CONFIG);
        if (config != null && config.find(ON_SUCCESS) != null) {
            names.add(DESTINATION_CONFIG.wireName());
        }
        for (Member<Boolean> member : UNSUPPORTED) {
            if (body.find(member) != null) {
                names.add(member.wireName());
            }
        }
        return names;
    }
}
