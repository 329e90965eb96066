package dev.millrace.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a projection leaves of an item (source: expressions.md 5.5). */
final class ProjectionTest {
    private static final Item ITEM = Json.item("""
            {'pk': {'S': 'k'}, 'a': {'N': '1'}, 'a.b': {'S': 'dot'}, 's': {'S': 'x'},
             'm': {'M': {'x': {'N': '1'}, 'y': {'M': {'w': {'S': 'deep'}}}}},
             'l': {'L': [{'N': '0'}, {'N': '1'}, {'M': {'p': {'N': '5'}, 'q': {'N': '6'}, 'r': {'N': '7'}}}]}}
            """);

    @TestFactory
    Stream<DynamicTest> projections() {
        return Expressions.table("""
                a => {'a': {'N': '1'}}
                a, pk => {'a': {'N': '1'}, 'pk': {'S': 'k'}}
                nope => {}
                m.nope, nope.x, s.x, l[9] => {}
                m[0], l.x => {}
                m.x, m.nope => {'m': {'M': {'x': {'N': '1'}}}}
                m.y.w, m.x => {'m': {'M': {'x': {'N': '1'}, 'y': {'M': {'w': {'S': 'deep'}}}}}}
                l[2].p, l[0], l[2].q => {'l': {'L': [{'N': '0'}, {'M': {'p': {'N': '5'}, 'q': {'N': '6'}}}]}}
                l[1], l[0] => {'l': {'L': [{'N': '0'}, {'N': '1'}]}}
                l[0].x, l[1] => {'l': {'L': [{'N': '1'}]}}
                #dot => {'a.b': {'S': 'dot'}}
                """, text -> shown(project(text)), expected -> shown(Json.item(expected)));
    }

    private static String shown(Item item) {
        Map<String, AttributeValue> sorted = new TreeMap<>(item.attributes());
        sorted.replaceAll((name, value) ->
                value instanceof AttributeValue.M map ? new AttributeValue.M(new TreeMap<>(map.values())) : value);
        return sorted.toString();
    }

    private static Item project(String text) {
        return Expressions.binder(Map.of("#dot", "a.b"), null).projection(text).project(ITEM);
    }

    @Test
    void projectionOfNothingIsTheEmptyItem() {
        assertThat(project("nope")).isEqualTo(Item.EMPTY);
    }
}
