package dev.guildhall.e2e;

import static org.awaitility.Awaitility.await;

import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.testkit.JvmProcess;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/** Waits until programs are of use, and says why they are not. */
final class Readiness {
    /** How soon the bot finds out that a crash of PostgreSQL took the directory with it. */
    static final String UPKEEP = "2s";

    /** Generous: several programs start at once on a machine that others use too. */
    static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration POLL = Duration.ofMillis(200);

    /** A channel of the query side's and one of the bot's. */
    private static final Set<String> PUBLISHED =
            Set.of(Channel.CONFIG_UPDATE.channelName(), Channel.COMMAND_EXECUTED.channelName());

    private Readiness() {}

    /** Until it answers there with 200, or has ended. */
    static void awaitAnswer(JvmProcess program, String url) {
        until("an answer of " + url, () -> {
            if (!program.isAlive()) {
                throw new IllegalStateException("ended before it was ready: " + url);
            }
            return status(url) == 200;
        });
    }

    /** Until the bot has told about both guilds of the default world and has its commands there. */
    static void awaitWorld(Installation installation) {
        installation.discord().bePatient();
        until("the bot's guilds", () -> knows(installation, World.DEMO) && knows(installation, World.ELSEWHERE));
        until(
                "what the bot knows of them",
                () -> toldOf(installation, World.DEMO) && toldOf(installation, World.ELSEWHERE));
        until(
                "the bot's commands",
                () -> !installation
                        .discord()
                        .shownSetting(World.DEMO, World.ADAM, "prefix")
                        .isEmpty());
    }

    /**
     * Until everybody speaks and listens to everybody by way of Redis again, and knows what they did, after Redis or
     * PostgreSQL was away: who comes next counts on it.
     */
    static void awaitWhole(Installation installation) {
        awaitWorld(installation);
        Set<String> all =
                Arrays.stream(Channel.values()).map(Channel::channelName).collect(Collectors.toSet());
        try (PatternEar ear = new PatternEar(installation.redis().url())) {
            until(
                    "subscribers of every channel",
                    () -> ear.subscribed().keySet().equals(all));
            until("what query side and bot publish", () -> {
                installation.panel(Tokens.valid(World.ADAM)).changePrefix(World.DEMO, Scene.newPrefix());
                installation.discord().type(World.DEMO, World.ADAM, "/config show");
                return ear.published().containsAll(PUBLISHED);
            });
        }
    }

    private static boolean knows(Installation installation, String guildId) {
        return answers(installation, "/api/guilds/" + guildId);
    }

    /** Members are told last. */
    private static boolean toldOf(Installation installation, String guildId) {
        return answers(installation, "/api/guilds/" + guildId + "/members");
    }

    private static boolean answers(Installation installation, String path) {
        return installation.panel(Tokens.service()).get(path).status() == 200;
    }

    private static int status(String url) {
        try {
            Answer answer = Http.send("GET", url, Map.of(), null);
            return answer.status();
        } catch (UncheckedIOException notYet) {
            return 0;
        }
    }

    private static void until(String what, Callable<Boolean> condition) {
        try {
            await().atMost(START_TIMEOUT).pollInterval(POLL).until(condition);
        } catch (ConditionTimeoutException | IllegalStateException failure) {
            Journal.print("waiting for " + what);
            throw new AssertionError("Not ready: " + what, failure);
        }
    }
}
