/**
 * Who is calling: access key id, account and region from the request's credentials.
 *
 * <p>The danger of this package: believing what it reads. Signatures are not verified, so a caller is a name for a
 * namespace and an ARN, never a right.
 */
@NullMarked
package dev.millrace.server.auth;

import org.jspecify.annotations.NullMarked;
