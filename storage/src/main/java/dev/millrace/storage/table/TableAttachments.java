package dev.millrace.storage.table;

import dev.millrace.protocol.operation.ContributorInsightsMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What operations of their own attach to a table: kept and shown, without effect on it. Immutable.
 *
 * @param recovery null while point-in-time recovery is off
 * @param insights of the table and its indexes, each once, as far as a request ever named them
 * @param policies by the ARN of the table or stream
 */
public record TableAttachments(
        @Nullable PointInTimeRecovery recovery,
        List<ContributorInsights> insights,
        Map<String, ResourcePolicy> policies) {
    /** Nothing. */
    public static final TableAttachments NONE = new TableAttachments(null, List.of(), Map.of());

    public TableAttachments {
        insights = List.copyOf(insights);
        policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
    }

    /** The same with point-in-time recovery on, or off if null. */
    public TableAttachments withRecovery(@Nullable PointInTimeRecovery value) {
        return new TableAttachments(value, insights, policies);
    }

    /** The same with these insights in place of those of the same table or index. */
    public TableAttachments withInsights(ContributorInsights value) {
        List<ContributorInsights> changed = new ArrayList<>(insights);
        changed.removeIf(known -> Objects.equals(known.indexName(), value.indexName()));
        changed.add(value);
        return new TableAttachments(recovery, changed, policies);
    }

    /** The same with this policy of a resource, or without one if null. */
    public TableAttachments withPolicy(String resourceArn, @Nullable ResourcePolicy value) {
        Map<String, ResourcePolicy> changed = new LinkedHashMap<>(policies);
        if (value == null) {
            changed.remove(resourceArn);
        } else {
            changed.put(resourceArn, value);
        }
        return new TableAttachments(recovery, insights, changed);
    }

    StoredDocument.Builder encode() {
        StoredDocument.Builder document = StoredDocument.builder();
        if (recovery != null) {
            document.document(
                    "recovery",
                    StoredDocument.builder().instant("since", recovery.since()).number("periodDays", (long)
                            recovery.periodDays()));
        }
        List<StoredDocument.Builder> encodedInsights = new ArrayList<>();
        for (ContributorInsights one : insights) {
            encodedInsights.add(StoredDocument.builder()
                    .text("index", one.indexName())
                    .flag("enabled", one.enabled())
                    .constant("mode", one.mode())
                    .instant("updated", one.updated()));
        }
        List<StoredDocument.Builder> encodedPolicies = new ArrayList<>();
        policies.forEach((arn, policy) -> encodedPolicies.add(StoredDocument.builder()
                .text("arn", arn)
                .text("document", policy.document())
                .text("revisionId", policy.revisionId())));
        return document.documents("insights", encodedInsights).documents("policies", encodedPolicies);
    }

    static TableAttachments decode(@Nullable StoredDocument document) {
        if (document == null) {
            return NONE;
        }
        StoredDocument recovery = document.find("recovery");
        List<ContributorInsights> insights = new ArrayList<>();
        for (StoredDocument one : document.documents("insights")) {
            insights.add(new ContributorInsights(
                    one.findText("index"),
                    one.flag("enabled"),
                    one.constant("mode", ContributorInsightsMode.class),
                    one.instant("updated")));
        }
        Map<String, ResourcePolicy> policies = new LinkedHashMap<>();
        for (StoredDocument policy : document.documents("policies")) {
            policies.put(policy.text("arn"), new ResourcePolicy(policy.text("document"), policy.text("revisionId")));
        }
        return new TableAttachments(
                recovery == null
                        ? null
                        : new PointInTimeRecovery(
                                recovery.instant("since"), Math.toIntExact(recovery.number("periodDays"))),
                insights,
                policies);
    }
}
