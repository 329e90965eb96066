package dev.millrace.it.story;

import org.junit.jupiter.api.Nested;

/** The main job with the SDK's client of futures. */
class AsyncClientIT {
    @Nested
    class Tables extends TableStory {
        Tables() {
            super(AsyncStoryClient::new);
        }
    }

    @Nested
    class Items extends ItemStory {
        Items() {
            super(AsyncStoryClient::new);
        }
    }

    @Nested
    class Streams extends StreamStory {
        Streams() {
            super(AsyncStoryClient::new);
        }
    }
}
