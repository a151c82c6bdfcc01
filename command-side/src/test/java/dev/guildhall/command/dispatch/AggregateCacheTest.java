package dev.guildhall.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AggregateCacheTest {
    private static final int MAX = 3;

    private final AggregateCache cache = new AggregateCache(MAX);

    @Test
    void holdsNoMoreThanItMay() {
        for (int i = 0; i < 100; i++) {
            cache.put("guild:" + i, "state " + i);
        }

        assertThat(cache.size()).isLessThanOrEqualTo(MAX);
    }

    @Test
    void holdsFewerWhereTheyAreLarge() {
        AggregateCache room = new AggregateCache(100);
        for (int i = 0; i < 10; i++) {
            room.weigh("giveaway:" + i, 40);
            room.put("giveaway:" + i, "large " + i);
        }
        assertThat(room.size()).isBetween(1L, 2L);

        for (int i = 0; i < 10; i++) {
            room.weigh("giveaway:" + i, 1);
            room.put("giveaway:" + i, "small " + i);
        }
        assertThat(room.size()).isEqualTo(10);
    }

    @Test
    void answersWhatWasPutLast() {
        cache.put("guild:1", "old");
        cache.put("guild:1", "new");

        assertThat(cache.<String, String>get("guild:1")).isEqualTo("new");
        assertThat(cache.putIfAbsent("guild:1", "other")).isFalse();
        assertThat(cache.remove("guild:1")).isTrue();
        assertThat(cache.remove("guild:1")).isFalse();
        assertThat(cache.containsKey("guild:1")).isFalse();
    }

    @Nested
    class WhenSomebodyListens {
        private final List<String> heard = new ArrayList<>();
        private final Registration registration = cache.registerCacheEntryListener(new Cache.EntryListenerAdapter() {
            @Override
            public void onEntryCreated(Object key, Object value) {
                heard.add("created " + key);
            }

            @Override
            public void onEntryUpdated(Object key, Object value) {
                heard.add("updated " + key);
            }

            @Override
            public void onEntryRead(Object key, Object value) {
                heard.add("read " + key);
            }

            @Override
            public void onEntryRemoved(Object key) {
                heard.add("removed " + key);
            }
        });

        @Test
        void tellsWhatHappens() {
            cache.put("1", "a");
            cache.put("1", "b");
            cache.get("1");
            cache.remove("1");
            registration.cancel();
            cache.put("2", "c");

            assertThat(heard).containsExactly("created 1", "updated 1", "read 1", "removed 1");
        }
    }
}
