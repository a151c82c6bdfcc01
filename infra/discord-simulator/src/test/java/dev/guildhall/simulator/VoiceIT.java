package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guildhall.simulator.world.DefaultWorld;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.VoiceChannel;
import net.dv8tion.jda.api.entities.channel.unions.AudioChannelUnion;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.guild.voice.GuildVoiceUpdateEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VoiceIT {
    private static final String MAX_VOICE =
            "/sim/guilds/" + DefaultWorld.GUILD + "/members/" + DefaultWorld.MAX + "/voice";

    private final Queue<GenericEvent> heard = new ConcurrentLinkedQueue<>();
    private DiscordSimulator simulator;
    private Client client;
    private Bot bot;

    @BeforeEach
    void start() throws Exception {
        simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
        client = new Client(simulator);
        bot = login();
    }

    private Bot login() throws InterruptedException {
        EventListener ears = heard::add;
        return Bot.login(
                simulator, builder -> builder.enableCache(CacheFlag.VOICE_STATE).addEventListeners(ears));
    }

    @AfterEach
    void stop() {
        bot.close();
        client.close();
        simulator.close();
    }

    private Guild guild() {
        return bot.guild(DefaultWorld.GUILD);
    }

    private int connect(String channelId) throws Exception {
        return client.send("PUT", MAX_VOICE, "{\"channelId\":\"" + channelId + "\"}")
                .status();
    }

    /** Where the bot believes max to be. */
    private @Nullable String whereabouts() {
        AudioChannelUnion channel = Objects.requireNonNull(
                        bot.member(DefaultWorld.MAX).getVoiceState())
                .getChannel();
        return channel == null ? null : channel.getId();
    }

    private void awaitIn(@Nullable String channelId) {
        await().until(() -> Objects.equals(whereabouts(), channelId));
    }

    @Nested
    class WhenAMemberGoesIntoAChannel {
        @Test
        void theBotIsToldAndToldAgainWhenTheyGo() throws Exception {
            assertThat(connect(DefaultWorld.LOBBY)).isEqualTo(200);
            awaitIn(DefaultWorld.LOBBY);
            assertThat(client.send("DELETE", MAX_VOICE, "").status()).isEqualTo(204);
            awaitIn(null);

            // Told once it is known.
            await().untilAsserted(() -> assertThat(heard)
                    .filteredOn(GuildVoiceUpdateEvent.class::isInstance)
                    .hasSize(2));
        }

        @Test
        void aBotThatComesLaterFindsThemThere() throws Exception {
            connect(DefaultWorld.LOBBY);
            bot.close();
            bot = login();

            assertThat(whereabouts()).isEqualTo(DefaultWorld.LOBBY);
        }

        @Test
        void nobodyGetsIntoAFullOneOrIntoAText() throws Exception {
            VoiceChannel small =
                    guild().createVoiceChannel("small").setUserlimit(1).complete();
            client.send(
                    "PUT",
                    "/sim/guilds/" + DefaultWorld.GUILD + "/members/" + DefaultWorld.MONA + "/voice",
                    "{\"channelId\":\"" + small.getId() + "\"}");

            assertThat(connect(small.getId())).isEqualTo(409);
            assertThat(connect(DefaultWorld.GENERAL)).isEqualTo(400);
        }
    }

    @Nested
    class WhenTheBotMovesSomebody {
        @Test
        void movesThemAndThrowsThemOut() throws Exception {
            VoiceChannel other = guild().createVoiceChannel("other").complete();
            connect(DefaultWorld.LOBBY);
            awaitIn(DefaultWorld.LOBBY);

            guild().moveVoiceMember(bot.member(DefaultWorld.MAX), other).complete();
            awaitIn(other.getId());
            guild().kickVoiceMember(bot.member(DefaultWorld.MAX)).complete();

            awaitIn(null);
        }

        @Test
        void movesNobodyWhoIsInNone() {
            Client.Answer answer = client.asBot(
                    "PATCH",
                    "/guilds/" + DefaultWorld.GUILD + "/members/" + DefaultWorld.MAX,
                    "{\"channel_id\":\"" + DefaultWorld.LOBBY + "\"}");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("code").asInt()).isEqualTo(ErrorResponse.USER_NOT_CONNECTED.getCode());
        }
    }

    @Nested
    class WhenAChannelIsDeleted {
        @Test
        void nobodyIsInItAnyMore() throws Exception {
            VoiceChannel other = guild().createVoiceChannel("other").complete();
            connect(other.getId());
            awaitIn(other.getId());

            other.delete().complete();

            awaitIn(null);
        }
    }

    @Nested
    class WhenACategoryIsFull {
        @Test
        void takesNoFurtherChannel() {
            for (int i = 0; i < 50; i++) {
                guild().createVoiceChannel("v" + i, guild().getCategoryById(DefaultWorld.TICKETS))
                        .complete();
            }

            assertThatThrownBy(() -> guild().createVoiceChannel("more", guild().getCategoryById(DefaultWorld.TICKETS))
                            .complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            refused ->
                                    assertThat(refused.getErrorResponse()).isEqualTo(ErrorResponse.INVALID_FORM_BODY));
        }
    }
}
