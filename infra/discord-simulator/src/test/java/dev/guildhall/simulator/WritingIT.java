package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.wire.Permission;
import dev.guildhall.simulator.world.DefaultWorld;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.GenericMessageEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WritingIT {
    private static final String GUILD = "/sim/guilds/" + DefaultWorld.GUILD;
    private static final String MESSAGES = GUILD + "/messages";
    private static final Queue<GenericEvent> HEARD = new ConcurrentLinkedQueue<>();

    private static DiscordSimulator simulator;
    private static Client client;
    private static Bot bot;

    private String channel = "";

    @BeforeAll
    static void start() throws Exception {
        simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
        client = new Client(simulator);
        EventListener ears = HEARD::add;
        bot = Bot.login(simulator, builder -> builder.addEventListeners(ears));
    }

    @AfterAll
    static void stop() {
        bot.close();
        client.close();
        simulator.close();
    }

    @BeforeEach
    void moveOn() {
        channel = client.post(GUILD + "/channels", "{\"name\":\"next\"}")
                .body()
                .path("id")
                .asText();
    }

    private ObjectNode by(String userId) {
        return Json.object().put("userId", userId).put("channelId", channel);
    }

    private String written(String userId, String content) {
        Client.Answer answer =
                client.post(MESSAGES, by(userId).put("content", content).toString());
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().path("id").asText();
    }

    private static <T extends GenericMessageEvent> T heard(Class<T> type, String messageId) {
        return await().until(
                        () -> HEARD.stream()
                                .filter(type::isInstance)
                                .map(type::cast)
                                .filter(event -> event.getMessageId().equals(messageId))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private JsonNode seenBy(String userId) {
        return client.get(GUILD + "/members/" + userId + "/channels")
                .body()
                .path("channels")
                .valueStream()
                .filter(each -> each.path("id").asText().equals(channel))
                .findFirst()
                .orElseGet(Json::object);
    }

    @Nested
    class WhenAMemberEditsAndDeletes {
        @Test
        void isHeardByTheBot() {
            String id = written(DefaultWorld.MAX, "first");
            assertThat(heard(MessageReceivedEvent.class, id).getMessage().getContentRaw())
                    .isEqualTo("first");

            client.send(
                    "PATCH",
                    MESSAGES + "/" + id,
                    by(DefaultWorld.MAX).put("content", "second").toString());
            var edited = heard(MessageUpdateEvent.class, id).getMessage();
            assertThat(edited.getContentRaw()).isEqualTo("second");
            assertThat(edited.getTimeEdited()).isNotNull();

            client.send("DELETE", MESSAGES + "/" + id, by(DefaultWorld.MAX).toString());
            assertThat(heard(MessageDeleteEvent.class, id).getChannel().getId()).isEqualTo(channel);
            assertThat(seenBy(DefaultWorld.MAX).path("messages")).isEmpty();
        }

        @Test
        void leavesWhatOthersWroteToModerators() {
            String id = written(DefaultWorld.MAX, "mine");

            assertThat(client.send(
                                    "PATCH",
                                    MESSAGES + "/" + id,
                                    by(DefaultWorld.ADAM).put("content", "his").toString())
                            .status())
                    .isEqualTo(409);
            assertThat(client.send(
                                    "DELETE",
                                    MESSAGES + "/" + id,
                                    by(DefaultWorld.MONA).toString())
                            .status())
                    .isEqualTo(409);
            assertThat(client.send(
                                    "DELETE",
                                    MESSAGES + "/" + id,
                                    by(DefaultWorld.ADAM).toString())
                            .status())
                    .isEqualTo(204);
        }

        @Test
        void isHeardOfEachThatWasPurged() {
            List<String> ids = List.of(written(DefaultWorld.MAX, "one"), written(DefaultWorld.MAX, "two"));
            ObjectNode body = by(DefaultWorld.ADAM);
            body.set("messageIds", Json.strings(ids));

            assertThat(client.post(MESSAGES + "/purge", body.toString()).status())
                    .isEqualTo(204);
            ids.forEach(id -> heard(MessageDeleteEvent.class, id));
        }
    }

    @Nested
    class WhenAFileIsUploaded {
        @Test
        void canBeDownloadedUntilItsMessageGoes() {
            ObjectNode body = by(DefaultWorld.MAX);
            body.putArray("files")
                    .addObject()
                    .put("name", "a picture.txt")
                    .put("contentType", "text/plain")
                    .put("content", Base64.getEncoder().encodeToString("pixels".getBytes(StandardCharsets.UTF_8)));
            String id = client.post(MESSAGES, body.toString()).body().path("id").asText();

            var file = heard(MessageReceivedEvent.class, id)
                    .getMessage()
                    .getAttachments()
                    .getFirst();
            assertThat(file.getFileName()).isEqualTo("a picture.txt");
            String path = URI.create(file.getUrl()).getRawPath();
            assertThat(client.get(path).raw().body()).asString().isEqualTo("pixels");

            client.send("DELETE", MESSAGES + "/" + id, by(DefaultWorld.MAX).toString());
            assertThat(client.get(path).status()).isEqualTo(404);
        }
    }

    @Nested
    class WhenAChannelIsHidden {
        private void deny(String target, long bits) {
            client.send(
                    "PUT",
                    GUILD + "/channels/" + channel + "/permissions/" + target,
                    Json.object().put("deny", Long.toString(bits)).toString());
        }

        @Test
        void isNotSeenByThoseWhoMayNot() {
            written(DefaultWorld.MAX, "secret");
            deny(DefaultWorld.GUILD, Permission.VIEW_CHANNEL);

            assertThat(seenBy(DefaultWorld.MAX).isEmpty()).isTrue();
            assertThat(seenBy(DefaultWorld.ADAM).path("messages")).hasSize(1);
            assertThat(client.post(
                                    MESSAGES,
                                    by(DefaultWorld.MAX).put("content", "more").toString())
                            .status())
                    .isEqualTo(409);
        }

        @Test
        void isReadOnlyWhereWritingIsDenied() {
            written(DefaultWorld.MAX, "before");
            deny(DefaultWorld.MAX, Permission.SEND_MESSAGES);

            assertThat(seenBy(DefaultWorld.MAX).path("canWrite").asBoolean()).isFalse();
            assertThat(seenBy(DefaultWorld.MAX).path("messages")).hasSize(1);
            assertThat(seenBy(DefaultWorld.MONA).path("canWrite").asBoolean()).isTrue();
        }

        @Test
        void isSilentForABotThatMayNotSeeIt() {
            String members = GUILD + "/members/" + SimulatorSettings.DEMO_CLIENT_ID;
            JsonNode before = client.send("PATCH", members, "{\"nick\":null}").body();
            client.send("PATCH", members, "{\"roles\":[]}");
            deny(SimulatorSettings.DEMO_CLIENT_ID, Permission.VIEW_CHANNEL);
            String hidden = written(DefaultWorld.MAX, "not for bots");
            deny(SimulatorSettings.DEMO_CLIENT_ID, 0);
            String seen = written(DefaultWorld.MAX, "for bots");
            client.send(
                    "PATCH",
                    members,
                    Json.object().set("roles", before.path("roles")).toString());

            heard(MessageReceivedEvent.class, seen);
            assertThat(HEARD.stream()
                            .filter(MessageReceivedEvent.class::isInstance)
                            .map(event -> ((MessageReceivedEvent) event).getMessageId()))
                    .doesNotContain(hidden);
        }
    }

    @Nested
    class WhenAChannelCannotBeMadeSo {
        private static final String CHANNELS = "/guilds/" + DefaultWorld.ELSEWHERE + "/channels";
        private static final String SIM = "/sim/guilds/" + DefaultWorld.ELSEWHERE;

        @Test
        void refusesTheFiftyFirstOfACategory() {
            String category = client.post(SIM + "/channels", "{\"name\":\"full\",\"type\":\"category\"}")
                    .body()
                    .path("id")
                    .asText();
            String wanted = Json.object()
                    .put("name", "one more")
                    .put("parent_id", category)
                    .toString();
            for (int i = 0; i < 50; i++) {
                assertThat(client.asBot("POST", CHANNELS, wanted).status()).isEqualTo(201);
            }
            JsonNode refused = client.asBot("POST", CHANNELS, wanted).body();
            assertThat(refused.path("code").asInt()).isEqualTo(50035);
            assertThat(refused.at("/errors/parent_id/_errors/0/code").asText())
                    .isEqualTo("CHANNEL_PARENT_MAX_CHANNELS");
        }

        @Test
        void refusesToHandOutWhatTheBotMayNotDo() {
            String member = SIM + "/members/" + SimulatorSettings.DEMO_CLIENT_ID;
            JsonNode roles =
                    client.send("PATCH", member, "{\"nick\":null}").body().path("roles");
            JsonNode role = client.asBot(
                            "POST",
                            "/guilds/" + DefaultWorld.ELSEWHERE + "/roles",
                            "{\"name\":\"Channels\",\"permissions\":\"%d\"}"
                                    .formatted(Permission.MANAGE_CHANNELS | Permission.EVERYONE_DEFAULT))
                    .body();
            client.send("PATCH", member, "{\"roles\":[\"" + role.path("id").asText() + "\"]}");

            assertThat(code(Permission.MANAGE_MESSAGES)).isEqualTo(50013);
            assertThat(code(Permission.VIEW_CHANNEL)).isZero();
            client.send("PATCH", member, Json.object().set("roles", roles).toString());
        }

        private static int code(long allowed) {
            ObjectNode form = Json.object().put("name", "ticket").put("topic", "about");
            form.putArray("permission_overwrites")
                    .addObject()
                    .put("id", DefaultWorld.MAX)
                    .put("type", 1)
                    .put("allow", Long.toString(allowed))
                    .put("deny", "0");
            return client.asBot("POST", CHANNELS, form.toString())
                    .body()
                    .path("code")
                    .asInt();
        }
    }
}
