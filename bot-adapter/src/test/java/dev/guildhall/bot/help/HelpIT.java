package dev.guildhall.bot.help;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.SUPPORT_ROLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.guild.GuildPresence;
import dev.guildhall.events.GuildModule;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.commands.Command;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code /help}, and all commands as Discord knows them. */
class HelpIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PANEL = "https://panel.example";

    private static Discord discord;
    private static RecordingSides sides;
    private static TestRedis redis;
    private static RunningBot bot;

    @BeforeAll
    static void open() {
        discord = new Discord();
        sides = new RecordingSides();
        redis = TestRedis.dedicated();
        bot = RunningBot.start(discord, redis.url(), sides, "--guildhall.panel-url=" + PANEL)
                .awaitConnected();
        await().atMost(PATIENCE).until(() -> bot.bean(GuildPresence.class).isIn(DEMO));
        bot.awaitCommands();
    }

    @AfterAll
    static void close() {
        bot.close();
        sides.close();
        discord.close();
        redis.close();
    }

    @BeforeEach
    void switchOff() {
        bot.learn(DEMO, sides.configure(DEMO, Map.of()));
    }

    private static void switchOn(GuildModule module, Map<String, Object> fields) {
        bot.learn(DEMO, sides.enable(DEMO, module, fields));
    }

    private static JsonNode help(String userId, String command) {
        return discord.command(DEMO, userId, command);
    }

    private static String shown(String userId) {
        return help(userId, "/help").path("embeds").toString();
    }

    @Nested
    class WhenAsked {
        @Test
        void tellsTheCommandsOfModulesThatAreOn() {
            assertThat(shown(MAX)).contains("/help").doesNotContain("/rank").doesNotContain("/music");

            switchOn(GuildModule.LEVELING, Map.of());
            switchOn(GuildModule.MUSIC, Map.of());

            assertThat(shown(MAX))
                    .contains("`/rank`")
                    .contains("`/music request` Put a track into the queue")
                    .doesNotContain("/ticket");
        }

        @Test
        void tellsThoseOnlyThatTheMemberMayUse() {
            switchOn(GuildModule.MUSIC, Map.of("djRoleId", SUPPORT_ROLE));
            switchOn(GuildModule.MODERATION, Map.of());
            switchOn(GuildModule.TICKETS, Map.of("supportRoleIds", List.of(SUPPORT_ROLE)));

            assertThat(shown(MAX))
                    .contains("/music skip", "/ticket open", "/ticket close")
                    .doesNotContain("/music clear", "/ticket claim", "/ticket panel", "/warn", "/config", PANEL);
            assertThat(shown(ADAM))
                    .contains("/music clear", "/ticket claim", "/ticket panel", "/ban", "/config set", "/module list")
                    .contains(PANEL)
                    .doesNotContain("/giveaway");

            String member = discord.generate(DEMO, 1).getFirst();
            discord.roles(DEMO, member, SUPPORT_ROLE);
            await().atMost(PATIENCE)
                    .until(() -> guild().getMemberById(member) != null
                            && Objects.requireNonNull(guild().getMemberById(member))
                                            .getRoles()
                                            .size()
                                    == 1);
            assertThat(shown(member)).contains("/music clear", "/ticket claim").doesNotContain("/ticket panel");
        }

        private static Guild guild() {
            return Objects.requireNonNull(bot.bean(DiscordConnection.class)
                    .session(DEMO)
                    .orElseThrow()
                    .getGuildById(DEMO));
        }

        @Test
        void isForTheMemberAloneAndInTheirLanguage() {
            switchOn(GuildModule.MUSIC, Map.of());

            JsonNode french = discord.command(DEMO, MAX, "/help", "fr");

            assertThat(french.path("ephemeral").asBoolean()).isTrue();
            assertThat(french.path("embeds").toString()).contains("/musique demander", "/aide", "Musique");
        }

        @Test
        void tellsOfOneModuleAlone() {
            switchOn(GuildModule.MUSIC, Map.of());

            assertThat(help(MAX, "/help module:music").path("embeds").toString())
                    .contains("/music queue")
                    .doesNotContain("/help");
            assertThat(help(MAX, "/help module:tickets").path("content").asString())
                    .contains("/module enable tickets");
            assertThat(help(MAX, "/help module:cooking").path("content").asString())
                    .contains("general, welcome");
            switchOn(GuildModule.MODERATION, Map.of());
            assertThat(help(MAX, "/help module:moderation").path("content").asString())
                    .contains("/help shows");
            assertThat(discord.autocomplete(DEMO, MAX, "/help module:mu", "module")
                            .toString())
                    .contains("music")
                    .doesNotContain("tickets");
        }
    }

    @Nested
    class WhenTranslated {
        private final List<String> missing = new ArrayList<>();

        /** Of names, descriptions and choices, in all that a member sees of any command. */
        @Test
        void everythingThatDiscordShowsIsThereInFrench() {
            List<Command> commands = bot.bean(DiscordConnection.class)
                    .session(DEMO)
                    .orElseThrow()
                    .retrieveCommands(true)
                    .complete();

            assertThat(commands).hasSizeGreaterThan(10);
            for (Command command : commands) {
                String path = "/" + command.getName();
                look(
                        path,
                        command.getNameLocalizations().toMap(),
                        command.getDescriptionLocalizations().toMap());
                command.getOptions().forEach(option -> look(path, option));
                for (Command.Subcommand sub : command.getSubcommands()) {
                    String below = path + " " + sub.getName();
                    look(
                            below,
                            sub.getNameLocalizations().toMap(),
                            sub.getDescriptionLocalizations().toMap());
                    sub.getOptions().forEach(option -> look(below, option));
                }
            }
            assertThat(missing).isEmpty();
        }

        private void look(String path, Command.Option option) {
            String below = path + " " + option.getName() + ":";
            look(
                    below,
                    option.getNameLocalizations().toMap(),
                    option.getDescriptionLocalizations().toMap());
            for (Command.Choice choice : option.getChoices()) {
                requireFrench(
                        below + choice.getName(), choice.getNameLocalizations().toMap());
            }
        }

        private void look(String path, Map<DiscordLocale, String> names, Map<DiscordLocale, String> descriptions) {
            requireFrench(path, names);
            requireFrench(path + " (description)", descriptions);
        }

        private void requireFrench(String what, Map<DiscordLocale, String> texts) {
            if (texts.getOrDefault(DiscordLocale.FRENCH, "").isBlank()) {
                missing.add(what);
            }
        }
    }
}
