package dev.guildhall.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DiscordEndpointTest {
    @Nested
    class WhenNothingIsConfigured {
        @Test
        void isTheSimulator() {
            DiscordEndpoint endpoint = DiscordEndpoint.of(new DiscordProperties(null, null, null), null);

            assertThat(endpoint)
                    .isEqualTo(new DiscordEndpoint(
                            DiscordEndpoint.SIMULATOR_TOKEN,
                            "http://localhost:8082/api/v10/",
                            "ws://localhost:8082/gateway"));
        }
    }

    @Nested
    class WhenThereIsAToken {
        @Test
        void isDiscordItself() {
            DiscordEndpoint endpoint = DiscordEndpoint.of(new DiscordProperties("", null, null), "of the environment");

            assertThat(endpoint)
                    .isEqualTo(new DiscordEndpoint(
                            "of the environment", "https://discord.com/api/v10/", "wss://gateway.discord.gg/"));
        }

        @Test
        void isWhereTheAddressesSay() {
            DiscordProperties properties =
                    new DiscordProperties("own", "http://localhost:1/api/v10", "ws://localhost:1/gateway");

            assertThat(DiscordEndpoint.of(properties, "of the environment"))
                    .isEqualTo(new DiscordEndpoint("own", "http://localhost:1/api/v10/", "ws://localhost:1/gateway"));
        }

        @Test
        void neverShowsIt() {
            assertThat(DiscordEndpoint.of(new DiscordProperties("secret", null, null), null))
                    .asString()
                    .doesNotContain("secret");
        }
    }
}
