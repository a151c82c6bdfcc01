package dev.guildhall.bot.bench;

import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A bot that carries out what it is told to, and everybody it has to do with. */
public final class EffectStage implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();
    private final RunningBot bot =
            RunningBot.start(discord, TestRedis.shared().url(), sides).awaitConnected();

    public Discord discord() {
        return discord;
    }

    public RecordingSides sides() {
        return sides;
    }

    public RunningBot bot() {
        return bot;
    }

    public JDA session() {
        return bot.bean(DiscordConnection.class).sessions().getFirst();
    }

    /** What is told in the end, once it is not tried any more. */
    public JsonNode carriedOut(Map<String, @Nullable Object> effect) {
        int before = sides.effects().outcomes().size();
        sides.effects().wanted(effect);
        return await().atMost(PATIENCE)
                .until(() -> settled(effect, before), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<JsonNode> settled(Map<String, @Nullable Object> effect, int before) {
        return sides.effects().outcomes().stream()
                .skip(before)
                .filter(outcome -> RecordedEffects.settles(outcome, effect))
                .findFirst();
    }
    /** Bodies of the calls of that path, after so many calls. */
    public List<JsonNode> told(String path, int callsBefore) {
        List<SideCall> calls = sides.calls();
        return calls.subList(callsBefore, calls.size()).stream()
                .filter(call -> call.path().equals(path))
                .map(SideCall::json)
                .toList();
    }

    @Override
    public void close() {
        bot.close();
        sides.close();
        discord.close();
    }
}
