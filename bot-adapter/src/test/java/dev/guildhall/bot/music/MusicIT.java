package dev.guildhall.bot.music;

import static dev.guildhall.bot.bench.Discord.ADAM;
import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.GENERAL;
import static dev.guildhall.bot.bench.Discord.MAX;
import static dev.guildhall.bot.bench.Discord.MEMBER_ROLE;
import static dev.guildhall.bot.bench.Discord.MONA;
import static dev.guildhall.bot.bench.RecordedMusic.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.guild.GuildPresence;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.entities.GuildVoiceState;
import net.dv8tion.jda.api.entities.Member;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code /music} through an unmodified JDA. */
class MusicIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LOBBY = "1180000000000000211";
    private static final String MUSIC = "/internal/guilds/" + DEMO + "/music/";

    private static Discord discord;
    private static RecordingSides sides;
    private static TestRedis redis;
    private static RunningBot bot;

    @BeforeAll
    static void open() {
        discord = new Discord();
        sides = new RecordingSides();
        redis = TestRedis.dedicated();
        bot = RunningBot.start(discord, redis.url(), sides).awaitConnected();
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

    @AfterEach
    void rest() {
        sides.refuse(200, null);
        sides.music().queue(List.of());
        sides.music().votesAreEnough(true);
    }

    private static String answer(String userId, String command) {
        return discord.command(DEMO, userId, command).path("content").asString();
    }

    /** With what the command side was told to do last. */
    private static JsonNode told(String step) {
        List<SideCall> calls = sides.calls("POST", MUSIC + step);
        return calls.getLast().json();
    }

    private static @Nullable String whereabouts(String userId) {
        Member member = Objects.requireNonNull(bot.bean(DiscordConnection.class)
                        .session(DEMO)
                        .orElseThrow()
                        .getGuildById(DEMO))
                .getMemberById(userId);
        GuildVoiceState state = member == null ? null : member.getVoiceState();
        return state == null || state.getChannel() == null
                ? null
                : state.getChannel().getId();
    }

    private static void speak(String userId, String channelId) {
        discord.speak(DEMO, userId, channelId);
        await().atMost(PATIENCE).until(() -> channelId.equals(whereabouts(userId)));
    }

    private static void hangUp(String userId) {
        discord.hangUp(DEMO, userId);
        await().atMost(PATIENCE).until(() -> whereabouts(userId) == null);
    }

    @Nested
    class WhenATrackIsRequested {
        @Test
        void isToldWithWhoAndWhere() {
            String said = answer(MAX, "/music request text:\"Kumquat *blues*\"");

            assertThat(said).contains("#7").contains("in place 3").contains("Kumquat \\*blues\\*");
            JsonNode told = told("requests");
            assertThat(told.path("text").asString()).isEqualTo("Kumquat *blues*");
            assertThat(told.path("userId").asString()).isEqualTo(MAX);
            assertThat(told.path("channelId").asString()).isEqualTo(GENERAL);
            assertThat(told.path("roleIds").get(0).asString()).isEqualTo(MEMBER_ROLE);
        }

        @Test
        void isRefusedWithWhatToDoAboutIt() {
            refuse(409, "queue-full", ",\"limit\":3");
            assertThat(answer(MAX, "/music request text:a"))
                    .contains("3 tracks")
                    .contains("Try again when");
            refuse(409, "too-many-tracks", ",\"limit\":10");
            assertThat(answer(MAX, "/music request text:a"))
                    .contains("10 tracks")
                    .contains("/music remove");
            refuse(409, "other-channel", ",\"channelId\":\"205\"");
            assertThat(answer(MAX, "/music request text:a")).contains("<#205>");
            refuse(409, "module-off", "");
            assertThat(answer(MAX, "/music request text:a")).contains("/module enable music");
            assertThat(discord.command(DEMO, MAX, "/music request text:a", "fr")
                            .path("content")
                            .asString())
                    .contains("/module activer music");
            sides.refuse(400, """
                    {"type":"https://guildhall.dev/problems/invalid-input","status":400,
                     "errors":[{"pointer":"/text","detail":"no"}]}""");
            assertThat(answer(MAX, "/music request text:ftp://x")).contains("https://");
        }
    }

    private static void refuse(int status, String problem, String more) {
        sides.refuse(
                status,
                "{\"type\":\"https://guildhall.dev/problems/%s\",\"status\":%d%s}".formatted(problem, status, more));
    }

    @Nested
    class WhenTheQueueIsShown {
        @Test
        void tellsTheFirstAndHowManyMore() {
            sides.music()
                    .queue(IntStream.rangeClosed(1, 12)
                            .mapToObj(n -> track(n, "Song " + n + " @everyone", MAX))
                            .toList());

            JsonNode embed =
                    discord.command(DEMO, MAX, "/music queue").path("embeds").path(0);

            assertThat(embed.path("description").asString())
                    .contains("**#1** Song 1")
                    .contains("<@" + MAX + ">")
                    .contains("2 more")
                    .doesNotContain("#11")
                    .doesNotContain("@everyone");
            assertThat(embed.path("footer").path("text").asString())
                    .contains("50 %")
                    .contains("I play nothing");
        }

        @Test
        void saysWhatToDoWhenItIsEmpty() {
            assertThat(answer(MAX, "/music queue")).contains("/music request");
        }
    }

    @Nested
    class WhenATrackIsSkipped {
        @Test
        void isToldHowManyListenWhereItsRequesterIs() {
            sides.music().queue(List.of(track(5, "Kumquat blues", MONA)));
            sides.music().votesAreEnough(false);
            String other = discord.createChannel(DEMO, "voice", "elsewhere");
            await().atMost(PATIENCE)
                    .until(() -> Objects.requireNonNull(bot.bean(DiscordConnection.class)
                                            .session(DEMO)
                                            .orElseThrow()
                                            .getGuildById(DEMO))
                                    .getVoiceChannelById(other)
                            != null);
            speak(MONA, LOBBY);
            speak(ADAM, LOBBY);
            speak(MAX, other);

            answer(MAX, "/music skip");
            assertThat(told("skip").path("listens").asBoolean()).isFalse();
            assertThat(told("skip").path("listeners").asInt()).isEqualTo(2);

            speak(MAX, LOBBY);
            assertThat(answer(MAX, "/music skip")).contains("1 of 2");
            assertThat(told("skip").path("number").asInt()).isEqualTo(5);
            assertThat(told("skip").path("listens").asBoolean()).isTrue();
            assertThat(told("skip").path("listeners").asInt()).isEqualTo(3);

            hangUp(MONA);
            answer(MAX, "/music skip");
            assertThat(told("skip").path("listeners").asInt()).isEqualTo(2);

            hangUp(ADAM);
            hangUp(MAX);
            answer(MAX, "/music skip");
            assertThat(told("skip").path("listens").asBoolean()).isFalse();
            assertThat(told("skip").path("listeners").asInt()).isZero();
        }

        @Test
        void isRefusedWithWhatToDoAboutIt() {
            assertThat(answer(MAX, "/music skip")).contains("The queue is empty");
            sides.music().queue(List.of(track(5, "Kumquat blues", MONA)));
            refuse(409, "already-voted", ",\"votes\":1,\"needed\":2");
            assertThat(answer(MAX, "/music skip")).contains("1 of 2 votes");
            refuse(409, "not-listening", "");
            assertThat(answer(MAX, "/music skip")).contains("Join the voice channel");
            refuse(409, "track-not-first", "");
            assertThat(answer(MAX, "/music skip")).contains("/music queue");
        }
    }

    @Nested
    class WhenADjSteers {
        @Test
        void isToldAsItWasTyped() {
            assertThat(answer(MAX, "/music move track:7 place:1")).contains("in place 1");
            assertThat(told("move").path("place").asInt()).isEqualTo(1);
            assertThat(answer(MAX, "/music remove track:7")).contains("out of the queue");
            assertThat(answer(MAX, "/music clear")).contains("Tracks taken out: 3");
            assertThat(answer(MAX, "/music volume level:0")).contains("0 %");
            assertThat(told("volume").path("volume").asInt()).isZero();
        }

        @Test
        void isRefusedToOthersAndForWhatIsNotThere() {
            refuse(403, "not-dj", "");
            assertThat(answer(MAX, "/music clear")).contains("Only DJs");
            refuse(404, "not-found", "");
            assertThat(answer(MAX, "/music remove track:9")).contains("/music queue");
        }
    }

    @Nested
    class WhenATrackIsTyped {
        @Test
        void isOfferedByItsNumberAndWords() {
            sides.music().queue(List.of(track(5, "Kumquat blues", MAX), track(9, "Other", MAX)));

            JsonNode choices = discord.autocomplete(DEMO, MAX, "/music remove track:kum", "track");

            assertThat(choices.toString()).contains("#5 Kumquat blues").doesNotContain("Other");
        }
    }
}
