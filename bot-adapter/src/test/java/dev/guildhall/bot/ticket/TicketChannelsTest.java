package dev.guildhall.bot.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketChannelsTest {
    private static final String ID = "01JD8ZK4M7Q2W5X9Y0ABCDEFGH";

    @Nested
    class WhenATopicIsRead {
        @Test
        void findsTheTicketThatItNames() {
            assertThat(TicketChannels.named(TicketChannels.topic(ID))).contains(ID);
            assertThat(TicketChannels.named("Be nice. " + TicketChannels.topic(ID)))
                    .contains(ID);
        }

        @ParameterizedTest
        @NullAndEmptySource
        @ValueSource(
                strings = {
                    "tickets",
                    "ticket 12",
                    "ticket 01JD8ZK4M7Q2W5X9Y0ABCDEFG",
                    "xticket 01JD8ZK4M7Q2W5X9Y0ABCDEFGH",
                    "ticket 01JD8ZK4M7Q2W5X9Y0ABCDEFGH and more"
                })
        void findsNothingElse(String topic) {
            assertThat(TicketChannels.named(topic)).isEmpty();
        }
    }

    @Nested
    class WhenAChannelIsAwaited {
        @Test
        void isThereWhenSomebodyHasSeenIt() {
            TicketChannels channels = new TicketChannels();
            var found = CompletableFuture.supplyAsync(() -> channels.await(null, ID, Duration.ofSeconds(20)));
            await().until(() -> channels.awaited() == 1);

            channels.appeared("1180000000000000777", ID);

            assertThat(found.join()).contains("1180000000000000777");
        }

        @Test
        void isNotAwaitedForEver() {
            assertThat(new TicketChannels().await(null, ID, Duration.ofMillis(1)))
                    .isEmpty();
        }
    }
}
