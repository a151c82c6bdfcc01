package dev.guildhall.bot.bench;

import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        return settled(before);
    }

    private JsonNode settled(int before) {
        await().atMost(PATIENCE).until(() -> outcomes(before).stream().anyMatch(RecordedEffects::isFinal));
        return outcomes(before).stream()
                .filter(RecordedEffects::isFinal)
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> outcomes(int before) {
        List<JsonNode> all = sides.effects().outcomes();
        return all.subList(Math.min(before, all.size()), all.size());
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
