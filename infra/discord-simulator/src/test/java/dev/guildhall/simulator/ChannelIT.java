package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.world.DefaultWorld;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
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
    class WhenHistoryIsRead {
        @Test
        void goesOnFromTheOldestAfterAMessage() {
            String path = "/channels/" + DefaultWorld.ELSEWHERE_GENERAL + "/messages";
            List<String> ids = IntStream.range(0, 5)
                    .mapToObj(each -> client.asBot("POST", path, "{\"content\":\"m" + each + "\"}")
                            .body()
                            .path("id")
                            .asText())
                    .toList();

            assertThat(ids(path + "?limit=2&after=" + ids.getFirst())).containsExactly(ids.get(2), ids.get(1));
            assertThat(ids(path + "?limit=2&before=" + ids.getLast())).containsExactly(ids.get(3), ids.get(2));
        }

        private static List<String> ids(String path) {
            return client.asBot("GET", path, "")
                    .body()
                    .valueStream()
                    .map(message -> message.path("id").asText())
                    .toList();
        }
    }

    @Nested
    class WhenMentionsAreAllowed {
        private static final String PATH = "/channels/" + DefaultWorld.LOGS + "/messages";

        @Test
        void callsOnlyThoseWhoAreNamed() {
            JsonNode posted = client.asBot("POST", PATH, """
                            {"content":"<@%s> <@%s> <@&%s> @everyone","allowed_mentions":{"parse":[],"users":["%s"]}}""".formatted(
                                    DefaultWorld.MAX, DefaultWorld.MONA, DefaultWorld.ROLE_ADMIN, DefaultWorld.MAX))
                    .body();

            assertThat(posted.path("mentions").findValuesAsText("id")).containsExactly(DefaultWorld.MAX);
            assertThat(posted.path("mention_roles")).isEmpty();
            assertThat(posted.path("mention_everyone").asBoolean()).isFalse();
        }

        @Test
        void refusesAKindBothAsAWholeAndOneByOne() {
            assertThat(client.asBot(
                                    "POST",
                                    PATH,
                                    "{\"content\":\"x\",\"allowed_mentions\":{\"parse\":[\"users\"],\"users\":[\"1\"]}}")
                            .body()
                            .path("code")
                            .asInt())
                    .isEqualTo(50035);
        }
    }

    @Nested
    class WhenAChannelIsClosedToTheBot {
        @Test
        void readsNothingAndMayNotWrite() {
            String guild = client.post("/sim/guilds", "{\"name\":\"Closed\"}")
                    .body()
                    .path("id")
                    .asText();
            String channel = client.post("/sim/guilds/" + guild + "/channels", "{\"name\":\"closed\"}")
                    .body()
                    .path("id")
                    .asText();
            String path = "/channels/" + channel + "/messages";
            assertThat(client.asBot("POST", path, "{\"content\":\"x\"}").status())
                    .isEqualTo(200);
            client.send(
                    "PATCH", "/sim/guilds/" + guild + "/members/" + SimulatorSettings.DEMO_CLIENT_ID, "{\"roles\":[]}");

            deny(guild, channel, Permission.MESSAGE_HISTORY);
            assertThat(client.asBot("GET", path, "").status()).isEqualTo(200);
            assertThat(client.asBot("GET", path, "").body()).isEmpty();

            deny(guild, channel, Permission.MESSAGE_EMBED_LINKS);
            assertThat(code("POST", path, "{\"embeds\":[{\"title\":\"t\"}]}")).isEqualTo(50013);

            deny(guild, channel, Permission.MESSAGE_SEND);
            assertThat(code("POST", path, "{\"content\":\"x\"}")).isEqualTo(50013);

            deny(guild, channel, Permission.VIEW_CHANNEL);
            assertThat(code("POST", path, "{\"content\":\"x\"}")).isEqualTo(50001);
        }

        private static int code(String method, String path, String body) {
            return client.asBot(method, path, body).body().path("code").asInt();
        }

        private static void deny(String guild, String channel, Permission permission) {
            String path = "/sim/guilds/" + guild + "/channels/" + channel + "/permissions/";
            Client.Answer answer = client.send(
                    "PUT", path + SimulatorSettings.DEMO_CLIENT_ID, "{\"deny\":\"" + permission.getRawValue() + "\"}");
            assertThat(answer.status()).isEqualTo(200);
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
