package dev.guildhall.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.wire.Json;
import dev.guildhall.simulator.world.DefaultWorld;
import dev.guildhall.testkit.discord.DiscordApi;
import java.util.Map;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WireFormatIT {
    private static final String GUILD = "/guilds/" + DefaultWorld.GUILD;
    private static final String CHANNEL = "/channels/" + DefaultWorld.GENERAL;
    private static final String COMMANDS = "/applications/" + SimulatorSettings.DEMO_CLIENT_ID + "/commands";

    private static DiscordApi discord;
    private static DiscordSimulator simulator;
    private static Client client;

    @BeforeAll
    static void start() {
        var found = DiscordApi.find();
        assumeTrue(found.isPresent(), DiscordApi.ABSENT);
        discord = found.orElseThrow();
        simulator = DiscordSimulator.start(SimulatorSettings.demo(0));
        client = new Client(simulator);
    }

    @AfterAll
    static void stop() {
        if (simulator != null) {
            client.close();
            simulator.close();
        }
    }

    private static void fits(String schema, Client.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 299);
        assertThat(discord.faults(schema, answer.body().toString())).isEmpty();
    }

    private static void eachFits(String schema, Client.Answer answer) {
        assertThat(answer.body()).isNotEmpty();
        answer.body()
                .forEach(each ->
                        assertThat(discord.faults(schema, each.toString())).isEmpty());
    }

    @Nested
    class WhenTheBotReads {
        @Test
        void describesGatewayAndApplication() {
            fits("GatewayResponse", client.get("/api/v10/gateway"));
            fits("GatewayBotResponse", client.asBot("GET", "/gateway/bot", ""));
            fits("UserPIIResponse", client.asBot("GET", "/users/@me", ""));
            fits("PrivateApplicationResponse", client.asBot("GET", "/oauth2/applications/@me", ""));
            fits("UserResponse", client.asBot("GET", "/users/" + DefaultWorld.MAX, ""));
        }

        @Test
        void describesGuilds() {
            fits("GuildWithCountsResponse", client.asBot("GET", GUILD + "?with_counts=true", ""));
            eachFits("GuildRoleResponse", client.asBot("GET", GUILD + "/roles", ""));
            eachFits("GuildChannelResponse", client.asBot("GET", GUILD + "/channels", ""));
            eachFits("GuildMemberResponse", client.asBot("GET", GUILD + "/members?limit=10", ""));
            eachFits("MyGuildResponse", client.asBot("GET", "/users/@me/guilds", ""));
        }
    }

    @Nested
    class WhenTheBotWrites {
        @Test
        void describesCommands() {
            String form = "{\"name\":\"config\",\"description\":\"d\",\"options\":[{\"type\":1,\"name\":\"set\","
                    + "\"description\":\"d\",\"options\":[{\"type\":3,\"name\":\"prefix\",\"description\":\"d\"}]}]}";
            fits("ApplicationCommandResponse", client.asBot("POST", COMMANDS, form));
            eachFits("ApplicationCommandResponse", client.asBot("PUT", COMMANDS, "[" + form + "]"));
            eachFits("ApplicationCommandResponse", client.asBot("GET", COMMANDS, ""));
        }

        @Test
        void describesChannelsAndRoles() {
            fits("GuildChannelResponse", client.asBot("POST", GUILD + "/channels", "{\"name\":\"new\"}"));
            fits("GuildChannelResponse", client.asBot("POST", GUILD + "/channels", "{\"name\":\"v\",\"type\":2}"));
            fits("GuildRoleResponse", client.asBot("POST", GUILD + "/roles", "{\"name\":\"new\"}"));
        }

        @Test
        void describesMessages() {
            String form = """
                    {"content":"<@%s> hello","nonce":"1","embeds":[{"title":"t","description":"d","color":1,
                    "fields":[{"name":"n","value":"v"}]}],"components":[{"type":1,"components":[
                    {"type":2,"style":1,"label":"l","custom_id":"c"}]}]}""".formatted(DefaultWorld.MAX);
            Client.Answer posted = client.asBot("POST", CHANNEL + "/messages", form);
            fits("MessageResponse", posted);
            String one = CHANNEL + "/messages/" + posted.body().path("id").asText();
            fits("MessageResponse", client.asBot("PATCH", one, "{\"content\":\"other\"}"));
            eachFits("MessageResponse", client.asBot("GET", CHANNEL + "/messages", ""));
        }

        @Test
        void describesMessagesWithButtonsOfEveryKind() {
            String form = """
                    {"content":"<@&%s> @everyone","nonce":"2","enforce_nonce":true,"allowed_mentions":{"parse":[]},
                    "components":[{"type":1,"components":[
                    {"type":2,"style":1,"label":"Enter","custom_id":"giveaway:enter:1","disabled":true,
                    "emoji":{"name":"\uD83C\uDF89"}},
                    {"type":2,"style":5,"label":"Open","url":"https://discord.com/channels/1/2/3"}]}]}""".formatted(DefaultWorld.ROLE_ADMIN);
            Client.Answer posted = client.asBot("POST", CHANNEL + "/messages", form);
            fits("MessageResponse", posted);
            String after = Long.toString(posted.body().path("id").asLong() - 1);
            eachFits("MessageResponse", client.asBot("GET", CHANNEL + "/messages?limit=100&after=" + after, ""));
        }
    }

    @Nested
    class WhenABotAnswersInteractions {
        private static final class Answers extends ListenerAdapter {
            @Override
            public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
                event.replyEmbeds(
                                new EmbedBuilder().setTitle("t").setFooter("f").build())
                        .addComponents(ActionRow.of(Button.success("press", "Press")))
                        .queue();
            }

            @Override
            public void onButtonInteraction(ButtonInteractionEvent event) {
                event.reply("pressed").queue(hook -> hook.sendMessage("more").queue());
            }
        }

        @Test
        void describesRepliesInTheChannel() throws Exception {
            try (Bot bot = Bot.login(simulator, new Answers())) {
                bot.guild(DefaultWorld.ELSEWHERE)
                        .updateCommands()
                        .addCommands(Commands.slash("go", "goes"))
                        .complete();
                JsonNode reply = client.command(DefaultWorld.ELSEWHERE, DefaultWorld.ERIN, "/go");
                client.post(
                        "/sim/guilds/" + DefaultWorld.ELSEWHERE + "/clicks",
                        Json.object()
                                .put("userId", DefaultWorld.ERIN)
                                .put("customId", "press")
                                .put("messageId", reply.path("messageId").asText())
                                .toString());
                String channel = "/channels/" + DefaultWorld.ELSEWHERE_GENERAL + "/messages";
                await().until(() -> client.asBot("GET", channel, "").body().size() == 3);
                eachFits("MessageResponse", client.asBot("GET", channel, ""));
            }
        }

        @Test
        void describesItsCallbackResponse() throws Exception {
            client.asBot("POST", COMMANDS, "{\"name\":\"raw\",\"description\":\"d\"}");
            try (GatewayProbe probe = GatewayProbe.identify(simulator)) {
                var seen = client.sendLater(
                        "POST",
                        "/sim/guilds/" + DefaultWorld.GUILD + "/interactions",
                        Json.object()
                                .put("userId", DefaultWorld.MAX)
                                .put("command", "/raw")
                                .toString());
                JsonNode event = probe.await("INTERACTION_CREATE");
                String callback = "/interactions/%s/%s/callback?with_response=true"
                        .formatted(
                                event.path("id").asText(), event.path("token").asText());
                Client.Answer answer =
                        client.asBot("POST", callback, "{\"type\":4,\"data\":{\"content\":\"x\",\"flags\":64}}");
                fits("InteractionCallbackResponse", answer);
                assertThat(seen.join().body().path("ephemeral").asBoolean()).isTrue();
                assertThat(client.asBot("POST", callback, "{\"type\":5}")
                                .body()
                                .path("code")
                                .asInt())
                        .isEqualTo(40060);
            }
        }
    }

    @Nested
    class WhenAUserReads {
        @Test
        void describesTheUserAndTheGrant() {
            String code = client.post("/sim/users/" + DefaultWorld.ADAM + "/code", "")
                    .body()
                    .path("code")
                    .asText();
            JsonNode token = client.form(
                            "/api/oauth2/token",
                            Map.of(
                                    "grant_type",
                                    "authorization_code",
                                    "code",
                                    code,
                                    "client_id",
                                    SimulatorSettings.DEMO_CLIENT_ID,
                                    "client_secret",
                                    SimulatorSettings.DEMO_CLIENT_SECRET))
                    .body();
            String bearer = "Bearer " + token.path("access_token").asText();
            fits("UserPIIResponse", client.get("/api/v10/users/@me", "authorization", bearer));
            eachFits("MyGuildResponse", client.get("/api/v10/users/@me/guilds", "authorization", bearer));
            fits("OAuth2GetAuthorizationResponse", client.get("/api/v10/oauth2/@me", "authorization", bearer));
        }
    }
}
