package dev.guildhall.bot.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.wire.Channel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InvalidationLinkTest {
    @Nested
    class WhenSubscribing {
        @Test
        void namesEveryConfigurationChannelAndTheTwoForWholeGuildsAndModules() {
            assertThat(InvalidationLink.channels())
                    .containsAll(Channel.botConfig().stream()
                            .map(Channel::channelName)
                            .toList())
                    .contains("module:toggle", "guild:reload")
                    .hasSize(13)
                    .doesNotHaveDuplicates();
        }
    }
}
