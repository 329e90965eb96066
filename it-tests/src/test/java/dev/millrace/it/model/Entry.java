package dev.millrace.it.model;

/**
 * One entry of a table or of an index.
 *
 * @param key the key attributes of the table and of the index, which is what a LastEvaluatedKey names
 * @param shown what is projected
 * @param whole the item in the table
 */
record Entry(Item key, Item shown, Item whole) {}
