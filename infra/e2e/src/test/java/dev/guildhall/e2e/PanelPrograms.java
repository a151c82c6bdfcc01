package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.events.GuildModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Programs of others that rely on what is published and pushed: a bot's subscriber, and pages of a panel. */
abstract class PanelPrograms extends Scene {
    private static final Duration START = Duration.ofMinutes(3);
    private static final String GUILD = "/api/guilds/" + World.DEMO;

    /** A change that makes a difference, whatever there was before. */
    private ObjectNode change(GuildModule module, JsonNode config) {
        ObjectNode change = Http.JSON.createObjectNode();
        switch (module) {
            case WELCOME -> change.put("text", "Hello " + newPrefix());
            case GIVEAWAY -> change.put("buttonText", "Enter " + newPrefix());
            case MODERATION -> change.put("maxWarnings", next(config, "maxWarnings", 10));
            case LEVELING -> change.put("cooldownSeconds", next(config, "cooldownSeconds", 100));
            case TICKETS -> change.put("maxPerUser", next(config, "maxPerUser", 10));
            case TEMPVOICE -> change.put("userLimit", next(config, "userLimit", 99));
            case MUSIC -> change.put("defaultVolume", next(config, "defaultVolume", 100));
            case AUTORESPONDER ->
                change.putArray("responses")
                        .addObject()
                        .put("trigger", newPrefix())
                        .put("match", "EXACT")
                        .put("reply", "Hello")
                        .put("cooldownSeconds", 0);
        }
        return change;
    }

    private static int next(JsonNode config, String field, int most) {
        return config.path(field).asInt() % most + 1;
    }

    private Ear page(Panel panel) {
        Ear page = Ear.program("panel.mjs", installation(), panel, Map.of("GUILD_ID", World.DEMO));
        page.hear("a connection", line -> Ear.is(line, "connected"), START);
        page.hear("the guild", line -> Ear.is(line, "shows"), START);
        return page;
    }

    private static Predicate<JsonNode> shows(long version, Predicate<JsonNode> state) {
        return line -> Ear.is(line, "shows")
                && line.path("data").path("version").asLong() >= version
                && state.test(line.path("data"));
    }

    private static Predicate<JsonNode> showsPrefix(long version, String prefix) {
        return shows(
                version,
                state -> prefix.equals(state.path("settings").path("prefix").asText()));
    }

    @Nested
    class WhenABotSubscribesToAllItsChannels {

        @Test
        void eachPartThatIsSavedIsToldOnItsOwnChannelAndOnTheCommonOne() {
            Panel adam = panelOf(World.ADAM);
            List<Long> versions = new ArrayList<>();
            try (Ear bot = Ear.program("config-subscriber.mjs", installation(), adam, Map.of())) {
                bot.hear("eleven subscriptions", line -> line.path("count").asInt() == 11, START);

                versions.add(saveSettings(adam, bot));
                for (GuildModule module : GuildModule.values()) {
                    versions.add(saveModule(adam, bot, module));
                }

                // What was saved before may still have been told after the subscription.
                assertThat(bot.envelopes("bot:config:update").stream()
                                .filter(envelope -> World.DEMO.equals(
                                        envelope.path("guildId").asText()))
                                .map(envelope -> envelope.path("version").asLong())
                                .filter(version -> version >= versions.getFirst()))
                        .containsExactlyElementsOf(versions);
                assertThat(bot.lines())
                        .noneMatch(line -> Ear.is(line, "failed")
                                && World.DEMO.equals(line.path("guildId").asText()));
            }
        }

        private long saveSettings(Panel adam, Ear bot) {
            String prefix = newPrefix();
            long version = accepted(adam.changePrefix(World.DEMO, prefix));
            assertTold(bot, "settings", version);
            assertThat(reloaded(bot, version).path("prefix").asText()).isEqualTo(prefix);
            return version;
        }

        private long saveModule(Panel adam, Ear bot, GuildModule module) {
            String path = GUILD + "/modules/" + module.word();
            ObjectNode change = change(module, adam.get(path).data().path("config"));
            ObjectNode body = Http.JSON.createObjectNode();
            body.set("config", change);
            long version = accepted(adam.patch(path, body.toString()));
            assertTold(bot, module.word(), version);
            JsonNode config = reloaded(bot, version).path("config");
            change.properties()
                    .forEach(field -> assertThat(config.path(field.getKey()))
                            .as(field.getKey())
                            .isEqualTo(field.getValue()));
            return version;
        }

        private void assertTold(Ear bot, String part, long version) {
            JsonNode own = bot.envelope("bot:config:" + part, version, CONVERGENCE);
            assertThat(bot.envelope("bot:config:update", version, CONVERGENCE)).isEqualTo(own);
            assertThat(own.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("guildId", "module", "action", "timestamp", "version");
            assertThat(own.path("guildId").asText()).isEqualTo(World.DEMO);
            assertThat(own.path("module").asText()).isEqualTo(part.toUpperCase(Locale.ROOT));
            assertThat(own.path("action").asText()).isEqualTo("update");
            assertThat(own.path("timestamp").isIntegralNumber()).isTrue();
        }

        /** What the bot has read after it was told of that version. */
        private JsonNode reloaded(Ear bot, long version) {
            return bot.hear(
                            "version " + version + " read",
                            line -> Ear.is(line, "reloaded")
                                    && line.path("data").path("version").asLong() == version,
                            CONVERGENCE)
                    .path("data")
                    .path("part");
        }
    }

    @Nested
    class WhenTwoPagesAreOpen {

        @Test
        void whatOneSavesBothShow() {
            try (Ear adams = page(panelOf(World.ADAM));
                    Ear olivias = page(panelOf(World.OLIVIA))) {
                String prefix = newPrefix();

                ObjectNode line = Http.JSON.createObjectNode();
                line.putObject("save").put("prefix", prefix);
                adams.say(line);

                JsonNode saved = adams.hear("an answer", answer -> Ear.is(answer, "saved"), CONVERGENCE);
                assertThat(saved.path("success").asBoolean()).as("%s", saved).isTrue();
                long version = saved.path("data").path("version").asLong();
                adams.hear("the own change", showsPrefix(version, prefix), CONVERGENCE);
                olivias.hear("the other's change", showsPrefix(version, prefix), CONVERGENCE);
            }
        }

        @Test
        void whatIsSwitchedAndWhatIsTypedInDiscordAppearsOnThem() {
            Panel adam = panelOf(World.ADAM);
            String path = GUILD + "/modules/music";
            boolean enabled = adam.get(path).data().path("enabled").asBoolean();
            try (Ear page = page(adam)) {
                long toggled = accepted(adam.post(path + "/toggle", "{\"enabled\":" + !enabled + "}"));
                page.hear(
                        "the switch",
                        shows(
                                toggled,
                                state -> state.path("modules")
                                                .path("music")
                                                .path("enabled")
                                                .asBoolean()
                                        != enabled),
                        CONVERGENCE);
                String prefix = newPrefix();

                installation().discord().type(World.DEMO, World.ADAM, "/config set key:prefix value:" + prefix);

                page.hear("the change", showsPrefix(toggled, prefix), CONVERGENCE);
                JsonNode log = page.hear("the log", WhenTwoPagesAreOpen::isOfConfig, CONVERGENCE)
                        .path("data");
                assertThat(log.path("result").asText()).isEqualTo("success");
            }
        }

        private static boolean isOfConfig(JsonNode line) {
            return Ear.is(line, "log")
                    && line.path("data").path("command").asText().startsWith("config");
        }
    }
}
