package dev.guildhall.push.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.PermissionRevocation;
import dev.guildhall.events.wire.SettingsChange;
import dev.guildhall.push.PanelClient;
import dev.guildhall.push.PushUnderTest;
import dev.guildhall.testkit.TestRedis;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RevocationIT {
    private static final String ADAM = "1180000000000000102";
    private static final String OLIVIA = "1180000000000000101";
    private static final String GUILD = "1180000000000000001";

    private final TestRedis redis = TestRedis.dedicated();
    private PushUnderTest push;
    private PanelClient adam;
    private PanelClient olivia;

    @BeforeEach
    void connectBoth() {
        push = PushUnderTest.start(redis.url());
        push.awaitRedis();
        push.querySide().allow(ADAM, GUILD);
        push.querySide().allow(OLIVIA, GUILD);
        adam = push.clients().withToken(push.url(), push.token(ADAM)).awaitConnected();
        olivia = push.clients().withToken(push.url(), push.token(OLIVIA)).awaitConnected();
    }

    @AfterEach
    void stop() {
        push.close();
        redis.close();
    }

    private void assertOutOfTheRoom() {
        long version = push.querySide().changeSettings(GUILD, Map.of("prefix", "?"));
        push.publish(Channel.CONFIG_UPDATE, new SettingsChange(GUILD, Map.of("prefix", "?"), 1, version));
        olivia.awaitEvent("config:updated");
        assertThat(adam.events("invalidate")).isEmpty();
        adam.emit("ping");
        adam.awaitEvent("pong");
        assertThat(adam.eventNames()).containsExactly("permission:revoked", "pong");
        assertThat(olivia.events("permission:revoked")).isEmpty();
        assertThat(adam.happened("disconnect")).isEmpty();
    }

    @Nested
    class WhenRedisTells {
        @Test
        void takesTheUserOutOfTheRoomAndTellsTheUserAlone() {
            push.publish(Channel.PERMISSION_REVOKED, new PermissionRevocation(GUILD, ADAM, "role-removed", 5, 9));
            JsonNode revoked = adam.awaitEvent("permission:revoked");
            assertThat(revoked.path("guildId").asText()).isEqualTo(GUILD);
            assertThat(revoked.path("reason").asText()).isEqualTo("role-removed");
            assertThat(revoked.path("action").asText()).isEqualTo("redirect_home");
            assertThat(revoked.path("timestamp").asLong()).isPositive();
            assertOutOfTheRoom();
        }

        @Test
        void tellsThoseWhoAreStillInThatTheListOfAccessIsStale() {
            push.querySide().allow(ADAM);
            push.publish(Channel.PERMISSION_REVOKED, new PermissionRevocation(GUILD, ADAM, "role-removed", 5, 9));
            assertThat(olivia.awaitEvent("invalidate").path("keys").toString())
                    .isEqualTo("[[\"guild\",\"" + GUILD + "\",\"access\"]]");
        }

        @Test
        void doesNotLetTheUserBackIn() {
            push.publish(Channel.PERMISSION_REVOKED, new PermissionRevocation(GUILD, ADAM, "role-removed", 5, 9));
            adam.awaitEvent("permission:revoked");
            push.querySide().allow(ADAM);
            assertThat(adam.request("join:guild", GUILD).path("code").asText()).isEqualTo("forbidden");
        }
    }

    @Nested
    class WhenRedisTellsLaterThanTheViewKnows {
        @Test
        void theUserHearsTheReasonAndHearsItOnce() {
            push.querySide()
                    .afterNextReview(() -> push.publish(
                            Channel.PERMISSION_REVOKED, new PermissionRevocation(GUILD, ADAM, "role-removed", 5, 9)));
            push.querySide().allow(ADAM);
            JsonNode revoked = adam.awaitEvent("permission:revoked");
            assertThat(revoked.path("reason").asText()).isEqualTo("role-removed");
            long before = reviews();
            await().until(() -> reviews() > before + 1);
            adam.emit("ping");
            adam.awaitEvent("pong");
            assertThat(adam.eventNames()).containsExactly("permission:revoked", "pong");
        }

        private long reviews() {
            return push.querySide().requests().stream()
                    .filter("/internal/access"::equals)
                    .count();
        }
    }

    @Nested
    class WhenRedisLosesIt {
        @Test
        void noticesWithinSeconds() {
            push.querySide().allow(ADAM);
            adam.awaitEvent("permission:revoked");
            assertOutOfTheRoom();
        }
    }

    @Nested
    class WhenRedisIsAway {
        @Test
        void noticesAllTheSame() {
            redis.kill();
            push.querySide().allow(ADAM);
            adam.awaitEvent("permission:revoked");
            redis.startAgain();
            push.awaitRedis();
            assertOutOfTheRoom();
        }
    }
}
