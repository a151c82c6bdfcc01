package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.door.access.GuildAuthority;
import dev.guildhall.events.wire.Subscription;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GuildMemoryTest {
    private final GuildMemory memory = new GuildMemory();

    private static GuildView guild(String id) {
        return new GuildView(
                id, "Demo", GuildAuthority.ownedBy("1"), Map.of(), Map.of(), Subscription.NONE, Map.of(), 1, 1, 1);
    }

    @Nested
    class WhenFull {
        @Test
        void letsGoOfThoseThatWereLongestWithoutAnEvent() {
            memory.keep(IntStream.range(0, GuildMemory.MAX_GUILDS)
                    .mapToObj(n -> guild("g" + n))
                    .toList());
            memory.find(List.of("g0"));

            memory.keep(List.of(guild("more")));

            assertThat(memory.find(List.of("g0", "g1", "g2", "more"))).containsOnlyKeys("g0", "g2", "more");
        }
    }

    @Nested
    class WhenForgotten {
        @Test
        void knowsNothing() {
            memory.keep(List.of(guild("g")));

            memory.forget();

            assertThat(memory.find(List.of("g"))).isEmpty();
        }
    }
}
