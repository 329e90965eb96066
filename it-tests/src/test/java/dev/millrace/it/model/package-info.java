/**
 * Random sequences of requests, played against a server and against a plain model of what tables, indexes and streams are.
 *
 * <p>Danger: a model that shares a thought with the product shares its mistakes. So nothing in here may use a class of the
 * product, and what the specification leaves open the model must leave open too.
 */
@NullMarked
package dev.millrace.it.model;

import org.jspecify.annotations.NullMarked;
