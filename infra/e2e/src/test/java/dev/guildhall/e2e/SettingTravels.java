package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.EventTable.Row;
import dev.guildhall.e2e.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One change of a setting, from the panel to the log, to the bot and to the browser. */
abstract class SettingTravels extends Scene {
    private static final String[] SETTINGS_CHANNELS = {"bot:config:settings", "bot:config:update", "config:update"};

    @Nested
    class WhenAnAdministratorChangesThePrefix {

        @Test
        void viewRedisBrowserAndBotAgreeOnOneVersion() {
            String token = login(World.ADAM);
            Panel adam = installation().panel(token);
            try (Ear browser = Ear.onSocket(installation(), token);
                    Ear redis = Ear.onRedis(installation().redis(), SETTINGS_CHANNELS)) {
                String prefix = newPrefix();
                long begin = System.nanoTime();

                long version = accepted(adam.changePrefix(World.DEMO, prefix));
                long acknowledged = millisSince(begin);
                Answer read = adam.settings(World.DEMO, version);
                long readable = millisSince(begin);
                JsonNode heard = browser.event("config:updated", version, remaining(begin, CONVERGENCE));
                JsonNode published = redis.envelope("config:update", version, remaining(begin, CONVERGENCE));
                JsonNode part = redis.envelope("bot:config:settings", version, remaining(begin, CONVERGENCE));
                JsonNode any = redis.envelope("bot:config:update", version, remaining(begin, CONVERGENCE));
                long heardAfter = millisSince(begin);
                awaitBotShows(prefix, begin, CONVERGENCE);
                long shownAfter = millisSince(begin);

                System.out.printf(
                        "prefix change: acknowledged %d ms, readable %d ms, socket and Redis %d ms, bot %d ms%n",
                        acknowledged, readable, heardAfter, shownAfter);
                assertThat(accepted(read)).isEqualTo(version);
                assertThat(read.data().path("prefix").asText()).isEqualTo(prefix);
                assertSettings(heard, prefix);
                assertSettings(published, prefix);
                assertThat(part).isEqualTo(any);
                assertThat(part.path("module").asText()).isEqualTo("SETTINGS");
                assertThat(part.path("action").asText()).isEqualTo("update");
            }
        }

        private void assertSettings(JsonNode envelope, String prefix) {
            assertThat(envelope.path("guildId").asText()).isEqualTo(World.DEMO);
            assertThat(envelope.path("settings")).hasSize(1);
            assertThat(envelope.path("settings").path("prefix").asText()).isEqualTo(prefix);
            assertThat(envelope.path("timestamp").isNumber()).isTrue();
        }

        @Test
        void whoDidItFromWhereAndWhyStaysInTheLogAndTheReasonIsNotReadableThere() {
            long before = installation().log().head();
            long version = accepted(panelOf(World.ADAM)
                    .changePrefix(World.DEMO, newPrefix(), Map.of("X-Reason", "clashes with another bot")));

            List<Row> rows = loggedBecauseOf(World.ADAM, before);
            assertThat(rows).hasSize(1);
            Row row = rows.getFirst();
            assertThat(row.position()).isEqualTo(version);
            assertThat(row.type()).isEqualTo("settings.Changed");
            assertThat(row.metadata())
                    .contains(World.ADAM, "panel", "\"reason\"", "\"sealed\"")
                    .doesNotContain("clashes");
            assertThat(ReasonsInLog.of(installation(), version)).isEqualTo("clashes with another bot");
        }

        @Test
        void repeatingTheRequestWithItsKeyRepeatsTheAnswerAndNotTheEvent() {
            Panel adam = panelOf(World.ADAM);
            Map<String, String> key =
                    Map.of("Idempotency-Key", UUID.randomUUID().toString());
            String prefix = newPrefix();
            long version = accepted(adam.changePrefix(World.DEMO, prefix, key));

            Answer again = adam.changePrefix(World.DEMO, prefix, key);

            assertThat(accepted(again)).isEqualTo(version);
            assertThat(loggedBecauseOf(World.ADAM, version)).isEmpty();
            refused(adam.changePrefix(World.DEMO, newPrefix(), key), 422);
            assertThat(loggedBecauseOf(World.ADAM, version)).isEmpty();
        }

        @Test
        void whoHasSeenAnOlderVersionIsToldWhatChangedMeanwhile() {
            Panel adam = panelOf(World.ADAM);
            long older = accepted(adam.changePrefix(World.DEMO, newPrefix()));
            long newer = accepted(adam.changePrefix(World.DEMO, newPrefix()));

            Answer stale = adam.changePrefix(World.DEMO, newPrefix(), Map.of("If-Match", "\"" + older + "\""));

            refused(stale, 412);
            assertThat(stale.body().path("currentVersion").asLong()).isEqualTo(newer);
            assertThat(stale.body().path("changed").toString()).contains("prefix");
            assertThat(loggedBecauseOf(World.ADAM, newer)).isEmpty();
            accepted(adam.changePrefix(World.DEMO, newPrefix(), Map.of("If-Match", "\"" + newer + "\"")));
        }
    }

    @Nested
    class WhenTheBotIsUsed {

        @Test
        void aChangeMadeInDiscordReachesTheBrowser() {
            String token = login(World.ADAM);
            try (Ear browser = Ear.onSocket(installation(), token)) {
                String prefix = newPrefix();
                long before = installation().log().head();

                Answer seen =
                        installation().discord().type(World.DEMO, World.ADAM, "/config set key:prefix value:" + prefix);

                assertThat(seen.status()).as("%s", seen).isEqualTo(200);
                List<Row> rows = loggedBecauseOf(World.ADAM, before);
                assertThat(rows).as("%s", seen).hasSize(1);
                long version = rows.getFirst().position();
                assertThat(rows.getFirst().metadata()).contains("discord", World.ADAM);
                JsonNode heard = browser.event("config:updated", version, CONVERGENCE);
                assertThat(heard.path("settings").path("prefix").asText()).isEqualTo(prefix);
                Answer read = installation().panel(token).settings(World.DEMO, version);
                assertThat(read.data().path("prefix").asText()).isEqualTo(prefix);
                // Whoever changed it through the bot sees it at once, without waiting for anything to be published.
                assertThat(installation().discord().shownSetting(World.DEMO, World.ADAM, "prefix"))
                        .contains(prefix);
            }
        }

        @Test
        void aMemberWithoutPermissionChangesNothing() {
            long before = installation().log().head();
            String prefix = newPrefix();

            Answer seen =
                    installation().discord().type(World.DEMO, World.MAX, "/config set key:prefix value:" + prefix);

            assertThat(seen.status()).as("%s", seen).isBetween(200, 403);
            assertThat(seen.body().toString()).doesNotContain(prefix);
            assertThat(loggedBecauseOf(World.MAX, before)).isEmpty();
        }
    }

    @Nested
    class WhenAModuleIsSwitched {

        @Test
        void redisAndBrowserAreToldWithItsConfiguration() {
            String token = login(World.ADAM);
            Panel adam = installation().panel(token);
            String path = "/api/guilds/" + World.DEMO + "/modules/giveaway";
            boolean enabled = adam.get(path).data().path("enabled").asBoolean();
            try (Ear browser = Ear.onSocket(installation(), token);
                    Ear redis = Ear.onRedis(installation().redis(), "module:toggle", "bot:config:giveaway")) {

                long version = accepted(adam.post(path + "/toggle", "{\"enabled\":" + !enabled + "}"));

                JsonNode heard = browser.event("module:toggled", version, CONVERGENCE);
                assertThat(heard.path("guildId").asText()).isEqualTo(World.DEMO);
                assertThat(heard.path("moduleName").asText()).isEqualTo("giveaway");
                assertThat(heard.path("enabled").asBoolean()).isEqualTo(!enabled);
                assertThat(heard.path("config").path("defaultDurationSeconds").asLong())
                        .isPositive();
                assertThat(redis.envelope("module:toggle", version, CONVERGENCE))
                        .isEqualTo(heard);
                assertThat(redis.envelope("bot:config:giveaway", version, CONVERGENCE)
                                .path("module")
                                .asText())
                        .isEqualTo("GIVEAWAY");
                Answer read = adam.get(path + "?atLeast=" + version);
                assertThat(read.data().path("enabled").asBoolean()).isEqualTo(!enabled);
            }
        }
    }
}
