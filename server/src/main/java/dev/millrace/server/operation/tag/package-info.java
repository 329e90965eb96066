/**
 * TagResource, UntagResource, ListTagsOfResource.
 *
 * <p>The danger of this package: the ARN, not the name, says which table is meant; a table of
 * this name under another ARN is another table.
 */
@NullMarked
package dev.millrace.server.operation.tag;

import org.jspecify.annotations.NullMarked;
