package dev.millrace.protocol.expression.eval;

import dev.millrace.protocol.model.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ADD and DELETE make of two values of one type. Stateless. */
final class SetAlgebra {
    private SetAlgebra() {}

    /**
     * The sum of numbers, the union of sets, or one list after the other.
     *
     * @throws dev.millrace.protocol.error.ApiException if the sum is no number that can be stored
     */
    static AttributeValue sum(AttributeValue first, AttributeValue second) {
        if (first instanceof AttributeValue.N a && second instanceof AttributeValue.N b) {
            return UpdateValue.Arithmetic.sum(a.value(), b.value());
        }
        if (first instanceof AttributeValue.SS a && second instanceof AttributeValue.SS b) {
            return new AttributeValue.SS(union(a.values(), b.values()));
        }
        if (first instanceof AttributeValue.NS a && second instanceof AttributeValue.NS b) {
            return new AttributeValue.NS(union(a.values(), b.values()));
        }
        if (first instanceof AttributeValue.BS a && second instanceof AttributeValue.BS b) {
            return new AttributeValue.BS(union(a.values(), b.values()));
        }
        if (first instanceof AttributeValue.L a && second instanceof AttributeValue.L b) {
            List<AttributeValue> all = new ArrayList<>(a.values());
            all.addAll(b.values());
            return new AttributeValue.L(all);
        }
        throw new IllegalStateException("the binder lets no " + second.type() + " be added to " + first.type());
    }

    /** The members of the first set that are not in the second; null if that is none. */
    static @Nullable AttributeValue difference(AttributeValue first, AttributeValue second) {
        if (first instanceof AttributeValue.SS a && second instanceof AttributeValue.SS b) {
            var rest = rest(a.values(), b.values());
            return rest.isEmpty() ? null : new AttributeValue.SS(rest);
        }
        if (first instanceof AttributeValue.NS a && second instanceof AttributeValue.NS b) {
            var rest = rest(a.values(), b.values());
            return rest.isEmpty() ? null : new AttributeValue.NS(rest);
        }
        if (first instanceof AttributeValue.BS a && second instanceof AttributeValue.BS b) {
            var rest = rest(a.values(), b.values());
            return rest.isEmpty() ? null : new AttributeValue.BS(rest);
        }
        throw new IllegalStateException("the binder lets no " + second.type() + " be taken from " + first.type());
    }

    private static <T> Set<T> union(Set<T> first, Set<T> second) {
        Set<T> union = new LinkedHashSet<>(first);
        union.addAll(second);
        return union;
    }

    private static <T> Set<T> rest(Set<T> set, Set<T> members) {
        Set<T> rest = new LinkedHashSet<>(set);
        for (T member : members) {
            rest.remove(member);
        }
        return rest;
    }
}
