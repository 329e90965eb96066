package dev.millrace.protocol.model;

/** How deep lists and maps lie in each other. */
public final class Nesting {
    private Nesting() {}

    /** The levels of a value: 1 for a scalar or set, one more for each list or map around it. */
    public static int levels(AttributeValue value) {
        int below = 0;
        if (value instanceof AttributeValue.L list) {
            for (AttributeValue element : list.values()) {
                below = Math.max(below, levels(element));
            }
        } else if (value instanceof AttributeValue.M map) {
            for (AttributeValue member : map.values().values()) {
                below = Math.max(below, levels(member));
            }
        }
        return below + 1;
    }
}
