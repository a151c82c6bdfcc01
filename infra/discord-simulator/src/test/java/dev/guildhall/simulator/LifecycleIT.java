package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.testkit.FreePorts;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LifecycleIT {
    /** A quarter of them used to leave the port taken. */
    private static final int SOON = 50;

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("discord-simulator"))
                .count();
    }

    @Nested
    class WhenItStops {
        @Test
        void leavesNoThreadAndNoPortBehind() throws Exception {
            long before = threads();
            DiscordSimulator simulator = DiscordSimulator.start(SimulatorSettings.demo(FreePorts.next()));
            int port = simulator.port();
            try (Bot bot = Bot.login(simulator)) {
                assertThat(bot.jda().getGuilds()).isNotEmpty();
                simulator.close();
            }
            assertThat(threads()).isEqualTo(before);
            DiscordSimulator.start(SimulatorSettings.demo(port)).close();
        }

        @Test
        void leavesThePortFreeHoweverSoonItIsStopped() {
            // Not an ephemeral port, which anybody's connection may be given between two starts.
            DiscordSimulator first = DiscordSimulator.start(SimulatorSettings.demo(FreePorts.next()));
            int port = first.port();
            first.close();
            for (int i = 0; i < SOON; i++) {
                DiscordSimulator.start(SimulatorSettings.demo(port)).close();
            }
        }
    }

    @Nested
    class WhenItCannotStart {
        @Test
        void saysThatThePortIsTaken() {
            long before = threads();
            try (DiscordSimulator simulator = DiscordSimulator.start(SimulatorSettings.demo(0))) {
                SimulatorSettings same = SimulatorSettings.demo(simulator.port());
                assertThatThrownBy(() -> DiscordSimulator.start(same))
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessageContaining(Integer.toString(simulator.port()));
            }
            assertThat(threads()).isEqualTo(before);
        }

        @Test
        void refusesToListenBeyondThisMachine() {
            SimulatorSettings open = new SimulatorSettings(
                    0, "0.0.0.0", "token", "1180000000000000900", "secret", SimulatorSettings.HEARTBEAT);
            assertThatThrownBy(() -> DiscordSimulator.start(open)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class WhenABrowserComes {
        @Test
        void servesThePageFromItselfOnly() {
            try (DiscordSimulator simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
                    Client client = new Client(simulator)) {
                for (String path : new String[] {"/", "/page.js", "/page.css"}) {
                    Client.Answer answer = client.get(path);
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(new String(answer.raw().body(), StandardCharsets.UTF_8))
                            .doesNotContain("https://")
                            .doesNotContain("http://");
                }
            }
        }

        @Test
        void refusesPagesOfOtherOrigins() {
            try (DiscordSimulator simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
                    Client client = new Client(simulator)) {
                assertThat(client.get("/sim/state", "origin", "http://example.org")
                                .status())
                        .isEqualTo(403);
                assertThat(client.get("/sim/state", "origin", "http://localhost:8080")
                                .status())
                        .isEqualTo(200);
            }
        }
    }
}
