package dev.millrace.storage.kv;

import java.util.ServiceLoader;

/** An engine, found by {@link ServiceLoader}, so that a jar without an engine's native code works without it. */
public interface StoreProvider {
    /** The name by which options choose this engine, such as {@code memory}. */
    String name();

    /**
     * Prepares the engine, native code included.
     *
     * @throws StoreException if it cannot run here; the message is a sentence for the user
     */
    StoreEnvironment environment();

    /**
     * The engine with this name.
     *
     * @throws StoreException if the class path has none
     */
    static StoreProvider require(String name) {
        for (StoreProvider provider : ServiceLoader.load(StoreProvider.class, StoreProvider.class.getClassLoader())) {
            if (provider.name().equals(name)) {
                return provider;
            }
        }
        throw new StoreException("There is no storage engine named " + name + " on the class path.");
    }
}
