package dev.millrace.it.story;

import org.junit.jupiter.api.Nested;

/** The main job with the SDK's client that waits. */
class SyncClientIT {
    @Nested
    class Tables extends TableStory {
        Tables() {
            super(SyncStoryClient::new);
        }
    }

    @Nested
    class Items extends ItemStory {
        Items() {
            super(SyncStoryClient::new);
        }
    }

    @Nested
    class Streams extends StreamStory {
        Streams() {
            super(SyncStoryClient::new);
        }
    }
}
