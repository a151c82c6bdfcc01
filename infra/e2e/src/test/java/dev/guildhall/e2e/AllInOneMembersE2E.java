package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the bot does because of members: greeting them, answering them, making room for them. From the panel to Discord. */
@Shares(Layout.ONE_PROCESS)
final class AllInOneMembersE2E extends Scene {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GUILD = "/guilds/" + World.DEMO;
    private static final String MEMBER_ROLE = "1180000000000000303";
    private static final String CONFIGURED = "/api" + GUILD + "/modules/";

    private String channelId = "";

    /** A channel in which nothing was written yet, and which the directory knows. */
    @BeforeEach
    void moveOn() {
        channelId = create("text");
    }

    @AfterEach
    void switchOff() {
        for (String module : List.of("welcome", "autoresponder", "tempvoice")) {
            accepted(panelOf(World.ADAM).patch(CONFIGURED + module, "{\"enabled\":false}"));
        }
    }

    private String create(String type) {
        String id = installation()
                .discord()
                .act("POST", GUILD + "/channels", "{\"type\":\"" + type + "\",\"name\":\"" + newPrefix() + "\"}")
                .path("id")
                .asText();
        await("the directory")
                .atMost(PATIENCE)
                .until(() -> panelOf(World.ADAM)
                        .get("/api" + GUILD + "/channels")
                        .body()
                        .toString()
                        .contains(id));
        return id;
    }

    /** The bot knows, too. */
    private void configure(String module, String config) {
        accepted(panelOf(World.ADAM).patch(CONFIGURED + module, "{\"enabled\":true,\"config\":" + config + "}"));
        String marker = newPrefix();
        accepted(panelOf(World.ADAM).changePrefix(World.DEMO, marker));
        awaitBotShows(marker, System.nanoTime(), PATIENCE);
    }

    private JsonNode state() {
        for (JsonNode guild : installation().discord().act("GET", "/state", "").path("guilds")) {
            if (World.DEMO.equals(guild.path("id").asText())) {
                return guild;
            }
        }
        throw new AssertionError("no guild");
    }

    private List<String> messages() {
        List<String> contents = new ArrayList<>();
        for (JsonNode channel : state().path("channels")) {
            if (channelId.equals(channel.path("id").asText())) {
                channel.path("messages")
                        .forEach(message -> contents.add(message.path("content").asText()));
            }
        }
        return contents;
    }

    private void awaitMessages(String... contents) {
        await("what is said")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(messages()).containsExactly(contents));
    }

    @Test
    void whoComesIsGreetedAndGetsTheirRolesAndWhoGoesIsMissed() {
        configure(
                "welcome",
                "{\"channelId\":\"" + channelId + "\",\"text\":\"Welcome {user} to {server}!\",\"autoRoleIds\":[\""
                        + MEMBER_ROLE + "\"],\"goodbyeEnabled\":true,\"goodbyeText\":\"{user} has left.\"}");

        String user = installation().discord().newMember(World.DEMO);

        String mention = "<@" + user + ">";
        awaitMessages("Welcome " + mention + " to Guildhall Demo!");
        await("the role").atMost(PATIENCE).until(() -> roles(user).contains(MEMBER_ROLE));
        installation().discord().member("DELETE", World.DEMO, user, List.of());
        awaitMessages("Welcome " + mention + " to Guildhall Demo!", mention + " has left.");
    }

    private String roles(String userId) {
        return installation()
                .discord()
                .memberOf(World.DEMO, userId)
                .path("roles")
                .toString();
    }

    @Test
    void whatMembersWriteIsAnsweredAsThePanelSaysNow() {
        configure("autoresponder", "{\"responses\":[{\"trigger\":\"ping\",\"match\":\"EXACT\",\"reply\":\"pong\"}]}");
        write("ping");
        awaitMessages("ping", "pong");

        configure("autoresponder", "{\"responses\":[{\"trigger\":\"ping\",\"match\":\"EXACT\",\"reply\":\"PONG\"}]}");
        write("ping");

        awaitMessages("ping", "pong", "ping", "PONG");
    }

    private void write(String content) {
        installation()
                .discord()
                .act(
                        "POST",
                        GUILD + "/messages",
                        "{\"userId\":\"" + World.MAX + "\",\"channelId\":\"" + channelId + "\",\"content\":\"" + content
                                + "\"}");
    }

    @Test
    void aVoiceChannelIsThereForAsLongAsSomebodyIsInIt() {
        String creator = create("voice");
        configure("tempvoice", "{\"creatorChannelId\":\"" + creator + "\",\"namePattern\":\"{name} talks\"}");

        installation()
                .discord()
                .act("PUT", GUILD + "/members/" + World.MAX + "/voice", "{\"channelId\":\"" + creator + "\"}");

        await("a channel of their own").atMost(PATIENCE).until(() -> {
            String there = whereabouts();
            return !there.equals(creator) && named("Max talks").equals(List.of(there));
        });
        installation().discord().act("DELETE", GUILD + "/members/" + World.MAX + "/voice", "");
        await("nothing left").atMost(PATIENCE).until(() -> named("Max talks").isEmpty());
    }

    private String whereabouts() {
        for (JsonNode voice : state().path("voice")) {
            if (World.MAX.equals(voice.path("user_id").asText())) {
                return voice.path("channel_id").asText();
            }
        }
        return "";
    }

    private List<String> named(String name) {
        List<String> ids = new ArrayList<>();
        for (JsonNode channel : state().path("channels")) {
            if (name.equals(channel.path("name").asText())) {
                ids.add(channel.path("id").asText());
            }
        }
        return ids;
    }
}
