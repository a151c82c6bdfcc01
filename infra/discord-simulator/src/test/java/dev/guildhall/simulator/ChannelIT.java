package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guildhall.simulator.world.DefaultWorld;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Objects;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChannelIT {
    private static DiscordSimulator simulator;
    private static Client client;
    private static Bot bot;

    @BeforeAll
    static void start() throws Exception {
        simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
        client = new Client(simulator);
        bot = Bot.login(simulator);
    }

    @AfterAll
    static void stop() {
        bot.close();
        client.close();
        simulator.close();
    }

    @Nested
    class WhenMessagesAreSent {
        @Test
        void postsEditsAndDeletes() {
            TextChannel channel = bot.channel(DefaultWorld.GIVEAWAYS);
            Message message = channel.sendMessage("first").complete();
            assertThat(message.editMessage("second").complete().getContentRaw()).isEqualTo("second");
            assertThat(channel.retrieveMessageById(message.getId()).complete().isEdited())
                    .isTrue();
            message.delete().complete();
            assertThatThrownBy(
                            () -> channel.retrieveMessageById(message.getId()).complete())
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            failure -> assertThat(failure.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_MESSAGE));
        }

        @Test
        void postsOnceForOneNonce() {
            TextChannel channel = bot.channel(DefaultWorld.LOGS);
            String first =
                    channel.sendMessage("once").setNonce("effect-1").complete().getId();
            assertThat(channel.sendMessage("once")
                            .setNonce("effect-1")
                            .complete()
                            .getId())
                    .isEqualTo(first);
            assertThat(channel.sendMessage("once")
                            .setNonce("effect-2")
                            .complete()
                            .getId())
                    .isNotEqualTo(first);
        }

        @Test
        void keepsFiles() {
            byte[] content = "a transcript".getBytes(StandardCharsets.UTF_8);
            Message message = bot.channel(DefaultWorld.LOGS)
                    .sendFiles(FileUpload.fromData(content, "transcript.txt"))
                    .complete();
            assertThat(message.getAttachments()).hasSize(1);
            assertThat(message.getAttachments().getFirst().getFileName()).isEqualTo("transcript.txt");
            assertThat(message.getAttachments().getFirst().getSize()).isEqualTo(content.length);
        }

        @Test
        void refusesEmptyAndOverlongOnes() {
            String path = "/channels/" + DefaultWorld.LOGS + "/messages";
            assertThat(client.asBot("POST", path, "{}").body().path("code").asInt())
                    .isEqualTo(50006);
            var overlong = client.asBot("POST", path, "{\"content\":\"" + "x".repeat(2001) + "\"}");
            assertThat(overlong.status()).isEqualTo(400);
            assertThat(overlong.body().path("code").asInt()).isEqualTo(50035);
            assertThat(overlong.body().at("/errors/content/_errors/0/code").asText())
                    .isEqualTo("BASE_TYPE_MAX_LENGTH");
        }
    }

    @Nested
    class WhenAChannelIsMadeForATicket {
        @Test
        void opensItToSomeAndClosesItToOthers() {
            var guild = bot.guild(DefaultWorld.GUILD);
            var category = Objects.requireNonNull(guild.getCategoryById(DefaultWorld.TICKETS));
            TextChannel ticket = category.createTextChannel("Ticket 1")
                    .addPermissionOverride(guild.getPublicRole(), null, EnumSet.of(Permission.VIEW_CHANNEL))
                    .addMemberPermissionOverride(
                            Long.parseLong(DefaultWorld.MAX), EnumSet.of(Permission.VIEW_CHANNEL), null)
                    .complete();
            assertThat(ticket.getName()).isEqualTo("ticket-1");
            assertThat(bot.member(DefaultWorld.MAX).hasAccess(ticket)).isTrue();
            assertThat(bot.member(DefaultWorld.MONA).hasAccess(ticket)).isFalse();
            assertThat(writes(DefaultWorld.MONA, ticket.getId())).isEqualTo(409);
            assertThat(writes(DefaultWorld.MAX, ticket.getId())).isEqualTo(201);
            ticket.upsertPermissionOverride(bot.member(DefaultWorld.MONA))
                    .grant(Permission.VIEW_CHANNEL)
                    .complete();
            assertThat(writes(DefaultWorld.MONA, ticket.getId())).isEqualTo(201);
            ticket.getManager().setName("closed-1").complete();
            await().until(() -> ticket.getName().equals("closed-1"));
            ticket.delete().complete();
            await().until(() -> bot.jda().getTextChannelById(ticket.getId()) == null);
        }

        private static int writes(String userId, String channelId) {
            return client.post(
                            "/sim/guilds/" + DefaultWorld.GUILD + "/messages",
                            "{\"userId\":\"%s\",\"channelId\":\"%s\",\"content\":\"hello\"}"
                                    .formatted(userId, channelId))
                    .status();
        }
    }

    @Nested
    class WhenRolesChange {
        @Test
        void makesGivesTakesAndDeletesThem() {
            var guild = bot.guild(DefaultWorld.GUILD);
            Role role = guild.createRole().setName("Winner").complete();
            guild.addRoleToMember(bot.member(DefaultWorld.MAX), role).complete();
            await().until(() -> bot.member(DefaultWorld.MAX).getRoles().contains(role));
            guild.removeRoleFromMember(bot.member(DefaultWorld.MAX), role).complete();
            await().until(() -> !bot.member(DefaultWorld.MAX).getRoles().contains(role));
            role.delete().complete();
            await().until(() -> guild.getRoleById(role.getId()) == null);
        }
    }

    @Nested
    class WhenTheBotMayNot {
        @Test
        void refusesWithDiscordsCodes() {
            String bot = "/sim/guilds/" + DefaultWorld.ELSEWHERE + "/members/" + SimulatorSettings.DEMO_CLIENT_ID;
            client.send("PATCH", bot, "{\"roles\":[]}");
            String guild = "/guilds/" + DefaultWorld.ELSEWHERE;
            assertThat(client.asBot("POST", guild + "/channels", "{\"name\":\"x\"}")
                            .body()
                            .path("code")
                            .asInt())
                    .isEqualTo(50013);
            assertThat(client.asBot("GET", "/channels/1180000000000000999", "")
                            .body()
                            .path("code")
                            .asInt())
                    .isEqualTo(10003);
            assertThat(client.asBot("GET", "/guilds/1180000000000000999", "")
                            .body()
                            .path("code")
                            .asInt())
                    .isEqualTo(10004);
        }

        @Test
        void refusesAWrongToken() {
            var answer = client.get("/api/v10/users/@me", "authorization", "Bot wrong");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body().path("message").asText()).isEqualTo("401: Unauthorized");
        }
    }
}
