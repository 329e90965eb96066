/**
 * DescribeContributorInsights, UpdateContributorInsights, ListContributorInsights.
 *
 * <p>The danger of this package: a rule that does not exist. The
 * setting is kept and shown; nothing is counted.
 */
@NullMarked
package dev.millrace.server.operation.insights;

import org.jspecify.annotations.NullMarked;
