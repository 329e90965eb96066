/**
 * GetResourcePolicy, PutResourcePolicy, DeleteResourcePolicy.
 *
 * <p>The danger of this package: a policy that seems to protect. Policies are kept and
 * shown, with their revisions; no request is refused because of one.
 */
@NullMarked
package dev.millrace.server.operation.policy;

import org.jspecify.annotations.NullMarked;
