package dev.millrace.storage.kv.memory;

import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.embedded.ByteOrder;
import dev.millrace.storage.kv.embedded.Counters;
import dev.millrace.storage.kv.embedded.GuardStamps;
import dev.millrace.storage.kv.embedded.PendingWrites;
import org.jspecify.annotations.Nullable;

/** One state of the store: a root and the stamp of the commit that made it. Immutable. */
record MemoryView(@Nullable Node root, long stamp, GuardStamps guards) implements ReadView {
    @Override
    public byte @Nullable [] get(byte[] key) {
        Node node = Node.find(root, key);
        return node == null ? null : node.value.clone();
    }

    @Override
    public void scan(byte[] from, byte[] to, boolean reverse, EntryVisitor visitor) {
        if (ByteOrder.compare(from, to) < 0) {
            Node.scan(root, from, to, reverse, visitor);
        }
    }

    @Override
    public long guardStamp(byte[] key) {
        return guards.seenAt(key, stamp);
    }

    @Override
    public long counter(byte[] key) {
        return Counters.read(this, key);
    }

    MemoryView after(PendingWrites writes, long commitStamp) {
        Next next = new Next(root);
        writes.applyTo(next);
        return new MemoryView(next.root, commitStamp, guards);
    }

    private static final class Next implements PendingWrites.Target<RuntimeException> {
        private @Nullable Node root;

        Next(@Nullable Node root) {
            this.root = root;
        }

        @Override
        public void put(byte[] key, byte[] value) {
            root = Node.put(root, key, value);
        }

        @Override
        public void delete(byte[] key) {
            root = Node.delete(root, key);
        }

        @Override
        public void deleteRange(byte[] from, byte[] to) {
            root = Node.deleteRange(root, from, to);
        }
    }
}
