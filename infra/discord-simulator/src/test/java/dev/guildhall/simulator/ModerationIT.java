package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guildhall.simulator.world.DefaultWorld;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.UserSnowflake;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModerationIT {
    private static final String GUILD = "/sim/guilds/" + DefaultWorld.GUILD;

    private final Queue<String> deleted = new ConcurrentLinkedQueue<>();

    private DiscordSimulator simulator;
    private Client client;
    private Bot bot;

    @BeforeEach
    void start() throws Exception {
        simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
        client = new Client(simulator);
        EventListener ears = this::hear;
        bot = Bot.login(simulator, ears);
    }

    @AfterEach
    void stop() {
        bot.close();
        client.close();
        simulator.close();
    }

    private void hear(GenericEvent event) {
        if (event instanceof MessageDeleteEvent gone) {
            deleted.add(gone.getMessageId());
        }
    }

    private Guild guild() {
        return bot.guild(DefaultWorld.GUILD);
    }

    private Member max() {
        return bot.member(DefaultWorld.MAX);
    }

    private int write() {
        return client.send(
                        "POST",
                        GUILD + "/messages",
                        "{\"userId\":\"%s\",\"content\":\"hello\"}".formatted(DefaultWorld.MAX))
                .status();
    }

    @Nested
    class WhenAMemberIsTimedOut {
        @Test
        void theyCannotWriteUntilItIsEnded() {
            max().timeoutFor(Duration.ofHours(1)).complete();
            await().until(() -> max().isTimedOut());
            assertThat(write()).isEqualTo(409);

            max().removeTimeout().complete();
            await().until(() -> !max().isTimedOut());
            assertThat(write()).isEqualTo(201);
        }

        @Test
        void administratorsAreOutOfReach() {
            Member adam = bot.member(DefaultWorld.ADAM);

            assertThatThrownBy(() -> adam.timeoutFor(Duration.ofHours(1)).complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            refused -> assertThat(refused.getErrorResponse())
                                    .isEqualTo(ErrorResponse.MISSING_PERMISSIONS));
        }
    }

    @Nested
    class WhenAUserIsBanned {
        @Test
        void theyAreGoneAndCannotComeBackUntilItIsLifted() {
            guild().ban(max(), 0, TimeUnit.SECONDS).complete();
            await().until(() -> guild().getMemberById(DefaultWorld.MAX) == null);
            assertThat(guild().retrieveBan(UserSnowflake.fromId(DefaultWorld.MAX))
                            .complete()
                            .getUser()
                            .getId())
                    .isEqualTo(DefaultWorld.MAX);
            assertThat(join(DefaultWorld.MAX)).isEqualTo(409);

            guild().unban(UserSnowflake.fromId(DefaultWorld.MAX)).complete();
            assertThat(join(DefaultWorld.MAX)).isEqualTo(201);
        }

        @Test
        void theyNeedNotBeAMember() {
            UserSnowflake otto = UserSnowflake.fromId(DefaultWorld.OTTO);
            guild().ban(otto, 0, TimeUnit.SECONDS).complete();

            assertThat(join(DefaultWorld.OTTO)).isEqualTo(409);
        }

        @Test
        void whoeverIsNotBannedIsUnknown() {
            assertThatThrownBy(() -> guild().unban(UserSnowflake.fromId(DefaultWorld.OTTO))
                            .complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            refused -> assertThat(refused.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_BAN));
        }

        private int join(String userId) {
            return client.send("PUT", GUILD + "/members/" + userId, "{\"roles\":[]}")
                    .status();
        }
    }

    @Test
    void aKickedMemberIsGone() {
        max().kick().complete();

        await().until(() -> guild().getMemberById(DefaultWorld.MAX) == null);
    }

    @Test
    void aMembersMessageIsDeleted() {
        String messageId = client.send(
                        "POST",
                        GUILD + "/messages",
                        "{\"userId\":\"%s\",\"content\":\"hello\"}".formatted(DefaultWorld.MAX))
                .body()
                .path("id")
                .asText();

        bot.guild(DefaultWorld.GUILD)
                .getTextChannels()
                .getFirst()
                .deleteMessageById(messageId)
                .complete();

        await().until(() -> deleted.contains(messageId));
    }
}
