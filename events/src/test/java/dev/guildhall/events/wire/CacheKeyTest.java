package dev.guildhall.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.GuildModule;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CacheKeyTest {
    @Test
    void keysAreThoseOfTheContract() {
        assertThat(CacheKey.guildConfig("17")).isEqualTo("guild:config:17");
        assertThat(CacheKey.guildModule("17", GuildModule.TICKETS)).isEqualTo("guild:module:17:tickets");
        assertThat(CacheKey.userPermissions("17")).isEqualTo("user:permissions:17");
    }

    @Test
    void aKeyTellsItsKind() {
        assertThat(CacheKey.of("guild:module:17:tickets")).contains(CacheKey.GUILD_MODULE);
        assertThat(CacheKey.of("user:permissions:17")).contains(CacheKey.USER_PERMISSIONS);
        assertThat(CacheKey.of("guild:17")).isEmpty();
    }

    @Test
    void valuesDoNotAllEndTogetherAndNoneOutlivesTheTtl() {
        Set<Duration> drawn = Stream.generate(CacheKey::ttl).limit(1_000).collect(Collectors.toSet());

        assertThat(drawn)
                .hasSizeGreaterThan(100)
                .allSatisfy(ttl -> assertThat(ttl).isBetween(Duration.ofMinutes(54), Duration.ofHours(1)));
    }
}
