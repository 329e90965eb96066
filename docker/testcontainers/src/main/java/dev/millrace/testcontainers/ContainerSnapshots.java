package dev.millrace.testcontainers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * States of a container's server by name: tables, items, streams and the clock, to go back to between tests. Thread-safe.
 */
public final class ContainerSnapshots {
    private static final String PATH = "snapshots";
    private static final Pattern VALID_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern NAMED = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"");

    private final AdminClient admin;

    ContainerSnapshots(AdminClient admin) {
        this.admin = admin;
    }

    /**
     * Names the present state; the same name again stands for the new one.
     *
     * @throws IllegalArgumentException if the name is not 1 to 64 letters, digits, dots, dashes and underscores
     */
    public void take(String name) {
        admin.post(PATH, "{\"name\":\"" + valid(name) + "\"}");
    }

    /**
     * Goes back to a state, as often as one likes.
     *
     * @throws IllegalStateException if there is none of this name
     */
    public void restore(String name) {
        admin.post(PATH + "/" + valid(name) + "/restore", "{}");
    }

    /**
     * Forgets a state.
     *
     * @throws IllegalStateException if there is none of this name
     */
    public void delete(String name) {
        admin.delete(PATH + "/" + valid(name));
    }

    /** The names that are known. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        Matcher named = NAMED.matcher(admin.get(PATH));
        while (named.find()) {
            names.add(named.group(1));
        }
        return names;
    }

    private static String valid(String name) {
        if (!VALID_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a snapshot: " + name);
        }
        return name;
    }
}
