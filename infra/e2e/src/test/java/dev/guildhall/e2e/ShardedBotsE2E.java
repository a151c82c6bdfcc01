package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.ShardedBots.Beside;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several bot processes, each with its shards: who dies or stands still is replaced, and nothing happens twice. */
@ExtendWith(Journal.class)
final class ShardedBotsE2E {
    private static final Duration PATIENCE = ShardedBots.PATIENCE;
    /** Interactions that were, as far as the simulator's users know. */
    private static final AtomicInteger ACKNOWLEDGED = new AtomicInteger();

    private static final Pattern CALLBACK = Pattern.compile(".*/interactions/([0-9]+)/.*/callback");
    private static final String LOST = "are somebody else's by now";

    private static ShardedBots bots;

    private Beside serving;
    private long since;

    @BeforeAll
    static void start() {
        bots = ShardedBots.start();
    }

    @AfterAll
    static void stop() {
        bots.close();
    }

    @BeforeEach
    void awaitAnswers() {
        serving = bots.awaitServing();
        awaitAnswered(bots.guild());
        awaitAnswered(World.DEMO);
        ACKNOWLEDGED.set(0);
        since = bots.discord().act("GET", "/calls", "").path("head").asLong();
    }

    private static void awaitAnswered(String guild) {
        await("an answer in guild " + guild).atMost(PATIENCE).until(() -> answers(guild));
    }

    private static boolean answers(String guild) {
        JsonNode answer =
                bots.discord().type(guild, World.OLIVIA, "/config show").body();
        ACKNOWLEDGED.addAndGet(answer.path("ackMillis").isNumber() ? 1 : 0);
        return answer.path("embeds").size() == 1;
    }

    /** How often each interaction was acknowledged, by its id, since the test began. */
    private Map<String, Integer> acknowledgements() {
        Map<String, Integer> times = new TreeMap<>();
        for (JsonNode call : calls()) {
            Matcher callback = CALLBACK.matcher(call.path("path").asText());
            if (callback.matches()) {
                times.merge(callback.group(1), 1, Integer::sum);
            }
        }
        return times;
    }

    private JsonNode calls() {
        return bots.discord().act("GET", "/calls?since=" + since, "").path("calls");
    }

    private static String greetEverybody() {
        String channel = bots.discord()
                .act("POST", "/guilds/" + bots.guild() + "/channels", "{\"type\":\"text\",\"name\":\"greetings\"}")
                .path("id")
                .asText();
        String config =
                "{\"enabled\":true,\"config\":{\"channelId\":\"" + channel + "\",\"text\":\"Welcome {user}!\"}}";
        await("the welcome module")
                .atMost(PATIENCE)
                .until(() -> bots.owner()
                                .patch("/api/guilds/" + bots.guild() + "/modules/welcome", config)
                                .status()
                        == 200);
        return channel;
    }

    private static List<String> messages(String channelId) {
        List<String> contents = new ArrayList<>();
        for (JsonNode guild : bots.discord().act("GET", "/state", "").path("guilds")) {
            for (JsonNode channel : guild.path("channels")) {
                if (channelId.equals(channel.path("id").asText())) {
                    channel.path("messages")
                            .forEach(message ->
                                    contents.add(message.path("content").asText()));
                }
            }
        }
        return contents;
    }

    private static String join() {
        return "Welcome <@" + bots.discord().newMember(bots.guild()) + ">!";
    }

    @Test
    void everyGuildIsAnsweredOnceAndEveryMemberGreetedOnce() {
        String channel = greetEverybody();
        for (int i = 0; i < 3; i++) {
            assertThat(answers(bots.guild())).isTrue();
            assertThat(answers(World.DEMO)).isTrue();
        }
        String greeting = join();

        await("a greeting").atMost(PATIENCE).until(() -> messages(channel).contains(greeting));
        assertThat(messages(channel)).containsExactly(greeting);
        assertThat(acknowledgements())
                .hasSize(6)
                .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
        assertThat(bots.sessions()).isEqualTo(1);
    }

    @Test
    void whoDiesIsReplaced() {
        serving.bot().process().kill();
        long killed = System.nanoTime();

        awaitAnswered(bots.guild());

        System.out.printf(
                "measured: the shards of a killed bot were served again after %d ms%n",
                Duration.ofNanos(System.nanoTime() - killed).toMillis());
        assertThat(answers(World.DEMO)).isTrue();
        assertThat(acknowledgements())
                .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void whoStandsStillDoesNothingForWhatWasTakenOver() {
        String channel = greetEverybody();
        serving.bot().process().suspend();
        String greeting = join();
        assertThat(answers(bots.guild())).isFalse();
        awaitAnswered(bots.guild());
        await("a greeting").atMost(PATIENCE).until(() -> messages(channel).contains(greeting));

        serving.bot().process().resume();
        serving.bot().process().awaitLine(LOST, PATIENCE);
        await("the end of its session").atMost(PATIENCE).until(() -> bots.sessions() == 1);

        assertThat(answers(bots.guild())).isTrue();
        assertThat(acknowledgements())
                .hasSize(ACKNOWLEDGED.get())
                .allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
        assertThat(messages(channel)).containsExactly(greeting);
        await("the bot standing by").atMost(PATIENCE).until(() -> !serving.isServing());
    }
}
