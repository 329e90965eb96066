/**
 * The main job, told with each client.
 *
 * <p>Danger: the same story runs over several clients, so a change here changes all of them.
 */
@NullMarked
package dev.millrace.it.story;

import org.jspecify.annotations.NullMarked;
