/**
 * DescribeContinuousBackups, UpdateContinuousBackups.
 *
 * <p>The danger of this package: a promise of recovery. The setting is kept and shown; no
 * operation restores from it yet.
 */
@NullMarked
package dev.millrace.server.operation.backup;

import org.jspecify.annotations.NullMarked;
