package dev.millrace.storage.kv.rocksdb;

/** Loads the native library from a cache folder of its own. */
final class LibraryLoader {
    private LibraryLoader() {}

    /** Argument: the cache folder. */
    public static void main(String[] arguments) {
        System.setProperty(NativeCacheDirectory.PROPERTY, arguments[0]);
        NativeLibrary.load();
        System.out.println("loaded");
    }
}
