package dev.guildhall.bot.history;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.ELSEWHERE;
import static dev.guildhall.bot.bench.Discord.ELSEWHERE_GENERAL;
import static dev.guildhall.bot.bench.Discord.ERIN;
import static dev.guildhall.bot.bench.Discord.GENERAL;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.MONA;
import static dev.guildhall.bot.bench.Discord.OLIVIA;
import static dev.guildhall.bot.bench.RecordedHistory.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordedHistory;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.testkit.TestRedis;
import java.util.List;
import java.util.Objects;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /config history} and {@code /config revert}. */
class HistoryCommandIT {
    private static final String REVERT = "/history/revert";
    private static final String SETTINGS = "settings.Changed";
    private static final String CONFIGURED = "module.Configured";

    private static Discord discord;
    private static RecordingSides sides;
    private static RecordedHistory history;
    private static TestRedis redis;
    private static RunningBot bot;

    @BeforeAll
    static void start() {
        discord = new Discord();
        sides = new RecordingSides();
        history = sides.history();
        redis = TestRedis.dedicated();
        bot = RunningBot.start(discord, redis.url(), sides).awaitConnected().awaitCommands();
    }

    @AfterAll
    static void stop() {
        bot.close();
        redis.close();
        sides.close();
        discord.close();
    }

    @BeforeEach
    void forget() {
        history.clear();
    }

    @AfterEach
    void heal() {
        sides.away(false);
        sides.refuse(0, null);
    }

    private static String description(JsonNode answer) {
        return answer.at("/embeds/0/description").asString();
    }

    private static String content(JsonNode answer) {
        return answer.path("content").asString();
    }

    /** The custom id of the nth button. */
    private static String button(JsonNode answer, int n) {
        return answer.at("/components/0/components/" + n + "/custom_id").asString();
    }

    private static List<SideCall> reverts(String guildId) {
        return sides.calls("POST", "/api/guilds/" + guildId + REVERT);
    }

    private static JsonNode press(JsonNode answer, String userId, String customId) {
        return discord.click(DEMO, userId, answer.path("messageId").asString(), customId);
    }

    /** A button that somebody else has made, in a message that everybody sees. */
    private static JsonNode forge(String guildId, String channelId, String userId, String customId) {
        String message = Objects.requireNonNull(
                        bot.bean(DiscordConnection.class).sessions().getFirst().getTextChannelById(channelId))
                .sendMessage("press")
                .addComponents(ActionRow.of(Button.danger(customId, "Press")))
                .complete()
                .getId();
        return discord.click(guildId, userId, message, customId);
    }

    @Nested
    class WhenHistoryIsShown {
        @Test
        void tellsWhoChangedWhatWhenAndWhereToTheAskerAlone() {
            history.add(
                    7, SETTINGS, "settings", "a*d*am", "so `it` is", List.of(change("/settings/prefix", null, "?")));
            history.add(9, CONFIGURED, "welcome", change("/modules/welcome/config/channelId", null, GENERAL));
            history.add(8, "module.Enabled", "welcome", change("/modules/welcome/enabled", false, true));

            JsonNode answer = discord.command(DEMO, ADAM, "/config history");

            assertThat(description(answer)).isEqualTo("""
                    <t:1769860809:R> · **adam** · panel
                    welcome.channelId: default → <#%s>

                    <t:1769860808:R> · **adam** · panel
                    welcome.enabled: off → on

                    <t:1769860807:R> · **a\\*d\\*am** · panel
                    Reason: so \\`it\\` is
                    settings.prefix: default → `?`""".formatted(GENERAL));
            assertThat(answer.path("ephemeral").asBoolean()).isTrue();
            assertThat(answer.path("components")).isEmpty();
        }

        @Test
        void speaksTheReadersLanguage() {
            history.add(7, "module.Disabled", "music", change("/modules/music/enabled", true, false));

            JsonNode answer = discord.command(DEMO, ADAM, "/config history", "fr");

            assertThat(answer.at("/embeds/0/title").asString()).isEqualTo("Modifications de la configuration");
            assertThat(description(answer)).endsWith("· **adam** · panneau\nmusic.enabled : activé → désactivé");
        }

        @Test
        void turnsPagesInPlace() {
            for (int i = 1; i <= ChangeListing.PAGE + 2; i++) {
                history.add(i, SETTINGS, "settings", change("/settings/prefix", "p" + (i - 1), "p" + i));
            }

            JsonNode newest = discord.command(DEMO, ADAM, "/config history");
            JsonNode older = press(newest, ADAM, button(newest, 0));
            JsonNode back = press(older, ADAM, button(older, 0));

            assertThat(description(newest))
                    .contains("`p6` → `p7`", "`p2` → `p3`")
                    .doesNotContain("`p1` → `p2`");
            assertThat(older.path("messageId")).isEqualTo(newest.path("messageId"));
            assertThat(description(older))
                    .contains("`p1` → `p2`", "`p0` → `p1`")
                    .doesNotContain("`p2` → `p3`");
            assertThat(description(back)).isEqualTo(description(newest));
        }

        @Test
        void showsOnlyWhatIsAskedFor() {
            history.add(1, SETTINGS, "settings", change("/settings/prefix", null, "?"));
            history.add(2, SETTINGS, "settings", change("/settings/locale", null, "fr"));
            history.add(3, CONFIGURED, "music", change("/modules/music/config/maxQueue", null, 7L));

            assertThat(description(discord.command(DEMO, ADAM, "/config history about:settings.prefix")))
                    .contains("prefix")
                    .doesNotContain("locale", "maxQueue");
            assertThat(description(discord.command(DEMO, ADAM, "/config history about:music")))
                    .contains("maxQueue")
                    .doesNotContain("prefix");
            assertThat(content(discord.command(DEMO, ADAM, "/config history about:tickets")))
                    .isEqualTo("Nothing of that kind was changed.");
            assertThat(content(discord.command(DEMO, ADAM, "/config history about:poker")))
                    .startsWith("There is nothing called that.");
        }

        @Test
        void offersModulesAndSettings() {
            assertThat(discord.autocomplete(DEMO, ADAM, "/config history about:welcome", "about")
                            .path("choices")
                            .toString())
                    .contains("welcome.channelId", "welcome.goodbyeText")
                    .doesNotContain("prefix");
        }

        @Test
        void showsNothingToThoseWithoutAccessWhicheverWayTheyAsk() {
            assertThat(content(discord.command(DEMO, MONA, "/config history"))).startsWith("You may not do this here.");
            assertThat(content(forge(DEMO, GENERAL, MAX, "config:history:0"))).startsWith("You may not do this here.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "config:history",
                    "config:history:x",
                    "config:history:0:poker",
                    "config:history:0:music:prefix",
                    "config:history:9999999999999999999999"
                })
        void answersForgedButtons(String forged) {
            assertThat(content(forge(DEMO, GENERAL, ADAM, forged))).startsWith("This button is of no use any more.");
        }

        @Test
        void saysInTimeThatTheQuerySideIsAway() {
            sides.away(true);

            assertThat(content(discord.command(DEMO, ADAM, "/config history")))
                    .startsWith("This cannot be done right now.");
        }
    }

    @Nested
    class WhenARevertIsAskedFor {
        @Test
        void showsWhatItWouldChangeAndChangesNothing() {
            history.reverting(List.of(change("/settings/prefix", "?", "!")));
            int before = reverts(DEMO).size();

            JsonNode answer = discord.command(DEMO, ADAM, "/config revert change:7 module:welcome");

            assertThat(answer.at("/embeds/0/title").asString()).isEqualTo("Going back would change this");
            assertThat(description(answer)).isEqualTo("settings.prefix: `?` → `!`");
            assertThat(answer.at("/embeds/0/footer/text").asString())
                    .isEqualTo("Nothing is changed yet. You can confirm this for 10 minutes.");
            assertThat(answer.path("ephemeral").asBoolean()).isTrue();
            List<SideCall> asked = reverts(DEMO);
            assertThat(asked).hasSize(before + 1);
            assertThat(asked.getLast().body()).isEqualTo("{\"position\":7,\"module\":\"welcome\",\"dryRun\":true}");
            assertThat(asked.getLast().header("x-acting-for")).isEqualTo(ADAM);
        }

        @Test
        void takesAMoment() {
            discord.command(DEMO, ADAM, "/config revert to:<t:1769860800:R>");

            assertThat(reverts(DEMO).getLast().body())
                    .isEqualTo("{\"toTime\":\"2026-01-31T12:00:00Z\",\"dryRun\":true}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " change:prefix", " to:yesterday", " change:7 to:2h"})
        void saysWhatItDoesNotUnderstand(String options) {
            assertThat(content(discord.command(DEMO, ADAM, "/config revert" + options)))
                    .startsWith("I do not know what to go back to.");
        }

        @Test
        void saysThatNothingWouldChange() {
            JsonNode answer = discord.command(DEMO, ADAM, "/config revert to:2h");

            assertThat(content(answer)).isEqualTo("Everything is as it was then already.");
            assertThat(answer.path("components")).isEmpty();
        }

        @Test
        void namesWhoChangedTheSameSince() {
            history.add(9, SETTINGS, "settings", change("/settings/prefix", "?", "#"));
            history.conflicting(9, "/settings/prefix");

            JsonNode answer = discord.command(DEMO, ADAM, "/config revert change:7");

            assertThat(content(answer)).isEqualTo("""
                    Later changes of the same fields would be lost. Undo these first:
                    settings.prefix: by **adam**, <t:1769860809:R>""");
            assertThat(answer.path("components")).isEmpty();
        }

        @Test
        void offersTheLastChanges() {
            // A guild of its own: what was offered is remembered for a moment.
            history.add(
                    7,
                    SETTINGS,
                    "settings",
                    "adam",
                    null,
                    List.of(change("/settings/prefix", null, "?"), change("/settings/locale", null, "fr")));
            history.add(8, CONFIGURED, "music", change("/modules/music/config/maxQueue", 5L, 7L));

            JsonNode choices = discord.autocomplete(ELSEWHERE, ERIN, "/config revert change:adam", "change")
                    .path("choices");

            assertThat(choices.at("/0/name").asString()).isEqualTo("music.maxQueue: 5 → 7 · adam");
            assertThat(choices.at("/0/value").asString()).isEqualTo("8");
            assertThat(choices.at("/1/name").asString()).isEqualTo("settings.prefix: – → ? +1 · adam");
        }

        @Test
        void isNotForThoseWhoMayNotWrite() {
            int before = reverts(DEMO).size();

            assertThat(content(discord.command(DEMO, MONA, "/config revert change:7")))
                    .startsWith("You may not do this here.");
            assertThat(reverts(DEMO)).hasSize(before);
        }

        @Test
        void saysInTimeThatTheCommandSideIsAway() {
            sides.away(true);

            assertThat(content(discord.command(DEMO, ADAM, "/config revert change:7")))
                    .startsWith("This cannot be done right now.");
        }
    }

    @Nested
    class WhenItIsConfirmed {
        private JsonNode asked;
        private long version;

        @BeforeEach
        void ask() {
            history.reverting(List.of(change("/settings/prefix", "?", "!")));
            version = sides.head();
            asked = discord.command(DEMO, ADAM, "/config revert change:7 reason:by mistake");
        }

        private String confirm() {
            return button(asked, 0);
        }

        @Test
        void isDoneForTheVersionThatWasShownAndForTheReasonGiven() {
            JsonNode done = press(asked, ADAM, confirm());

            SideCall call = reverts(DEMO).getLast();
            assertThat(call.body()).isEqualTo("{\"position\":7,\"reason\":\"by mistake\"}");
            assertThat(call.header("if-match")).isEqualTo("\"" + version + "\"");
            assertThat(call.header("x-acting-for")).isEqualTo(ADAM);
            assertThat(done.at("/embeds/0/title").asString())
                    .isEqualTo("It is done, and can be undone with /config revert");
            assertThat(description(done)).isEqualTo("settings.prefix: `?` → `!`");
        }

        @Test
        void isDoneOnce() {
            press(asked, ADAM, confirm());
            int reverts = reverts(DEMO).size();

            assertThat(content(press(asked, ADAM, confirm()))).startsWith("This cannot be confirmed any more.");
            assertThat(reverts(DEMO)).hasSize(reverts);
        }

        @Test
        void isOnlyForThatMemberInThatGuild() {
            int reverts = reverts(DEMO).size();

            assertThat(content(forge(DEMO, GENERAL, OLIVIA, confirm())))
                    .startsWith("This cannot be confirmed any more.");
            assertThat(content(forge(ELSEWHERE, ELSEWHERE_GENERAL, MAX, confirm())))
                    .startsWith("This cannot be confirmed any more.");
            assertThat(content(forge(DEMO, GENERAL, OLIVIA, button(asked, 1)))).isEqualTo("Everything stays as it is.");

            assertThat(reverts(DEMO)).hasSize(reverts);
            assertThat(reverts(ELSEWHERE)).isEmpty();
            press(asked, ADAM, confirm());
            assertThat(reverts(DEMO)).hasSize(reverts + 1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "config:revert",
                    "config:revert:1",
                    "config:revert:7:8:9",
                    "config:revert:000000000000000000000000000000"
                })
        void isNothingWhereTheIdIsForged(String forged) {
            int reverts = reverts(DEMO).size();

            assertThat(content(forge(DEMO, GENERAL, ADAM, forged))).startsWith("This cannot be confirmed any more.");
            assertThat(reverts(DEMO)).hasSize(reverts);
        }

        @Test
        void saysThatSomebodyWasFaster() {
            sides.refuse(412, "{\"status\":412,\"title\":\"Stale version\"}");

            assertThat(content(press(asked, ADAM, confirm()))).startsWith("The configuration was changed meanwhile.");
        }

        @Test
        void canBePressedAgainWhenTheCommandSideIsBack() {
            sides.away(true);
            assertThat(content(press(asked, ADAM, confirm()))).startsWith("This cannot be done right now.");
            sides.away(false);

            assertThat(description(press(asked, ADAM, confirm()))).isEqualTo("settings.prefix: `?` → `!`");
        }

        @Test
        void isNothingOnceItWasCancelled() {
            JsonNode cancelled = press(asked, ADAM, button(asked, 1));
            int reverts = reverts(DEMO).size();

            assertThat(content(cancelled)).isEqualTo("Everything stays as it is.");
            assertThat(cancelled.path("messageId")).isEqualTo(asked.path("messageId"));
            assertThat(content(forge(DEMO, GENERAL, ADAM, confirm()))).startsWith("This cannot be confirmed any more.");
            assertThat(reverts(DEMO)).hasSize(reverts);
        }
    }

    /** Sides that take every call and answer none: a page takes several calls, which share one patience. */
    @Nested
    class WhenNobodyAnswers {
        @BeforeEach
        void stop() {
            history.add(7, SETTINGS, "settings", change("/settings/prefix", null, "?"));
            sides.standStill();
        }

        @AfterEach
        void goOn() {
            sides.goOn();
            await().until(() ->
                    description(discord.command(DEMO, ADAM, "/config history")).contains("prefix"));
        }

        @Test
        void saysSoInTime() {
            assertThat(content(discord.command(DEMO, ADAM, "/config history")))
                    .matches("(?s)(This cannot be done right now|There was no answer in time).*");
        }
    }
}
