package dev.guildhall.bot.giveaway;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.GIVEAWAYS;
import static dev.guildhall.bot.bench.RecordedGiveaways.ID;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordedGiveaways;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A bot that carries out what it is told to, and everybody it has to do with. */
final class EffectScene implements AutoCloseable {
    static final String CARD = "giveaway.card";
    static final String ANNOUNCEMENT = "giveaway.announcement";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String DELIVERIES = "/internal/guilds/" + DEMO + "/giveaways/" + ID + "/deliveries/";

    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();
    private final RunningBot bot =
            RunningBot.start(discord, TestRedis.shared().url(), sides).awaitConnected();

    private String channelId = GIVEAWAYS;
    private int callsBefore;

    /** A channel in which nothing was written, and in which everything happens from now on. */
    void moveOn() {
        channelId = discord.createChannel(DEMO, "text", "next");
        callsBefore = sides.calls().size();
        await().until(() -> session().getTextChannelById(channelId) != null);
    }

    String channelId() {
        return channelId;
    }

    /** Of the channel, as faults name it. */
    String messagesPath() {
        return "/channels/" + channelId + "/messages";
    }

    Discord discord() {
        return discord;
    }

    RecordingSides sides() {
        return sides;
    }

    TextChannel channel() {
        return Objects.requireNonNull(session().getTextChannelById(channelId));
    }

    /** The bot has heard of it too. */
    void awaitKnown(Predicate<JDA> condition) {
        await().atMost(PATIENCE).until(() -> condition.test(session()));
    }

    private JDA session() {
        return bot.bean(DiscordConnection.class).session().orElseThrow();
    }

    static Map<String, Object> giveaway(Map<String, Object> more) {
        Map<String, Object> giveaway = new LinkedHashMap<>(RecordedGiveaways.giveaway("Nitro"));
        giveaway.putAll(more);
        return giveaway;
    }

    static Map<String, Object> ended(String... winners) {
        return giveaway(Map.of("status", "ENDED", "entries", winners.length, "winners", List.of(winners)));
    }

    /** What is told in the end, once it is not tried any more. */
    JsonNode carriedOut(Map<String, @Nullable Object> effect) {
        int before = sides.giveaways().outcomes().size();
        Map<String, @Nullable Object> here = new LinkedHashMap<>(effect);
        here.computeIfPresent("giveaway", (name, giveaway) -> here(giveaway));
        sides.giveaways().wanted(here);
        return settled(before);
    }

    private Map<Object, Object> here(Object giveaway) {
        Map<Object, Object> here = new LinkedHashMap<>((Map<?, ?>) giveaway);
        here.put("channelId", channelId);
        return here;
    }

    JsonNode carriedOut(String kind, Map<String, Object> giveaway) {
        return carriedOut(RecordedGiveaways.effect(kind, 0, giveaway));
    }

    JsonNode settled(int before) {
        await().atMost(PATIENCE).until(() -> outcomes(before).stream().anyMatch(EffectScene::isFinal));
        return outcomes(before).stream()
                .filter(EffectScene::isFinal)
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> outcomes(int before) {
        List<JsonNode> all = sides.giveaways().outcomes();
        return all.subList(Math.min(before, all.size()), all.size());
    }

    private static boolean isFinal(JsonNode outcome) {
        return !outcome.path("outcome").asString().equals("retry");
    }

    /** What the command side was told of that delivery. */
    List<JsonNode> reports(String delivery) {
        List<SideCall> calls = sides.calls();
        return calls.subList(callsBefore, calls.size()).stream()
                .filter(call -> call.path().equals(DELIVERIES + delivery))
                .map(SideCall::json)
                .toList();
    }

    JsonNode onlyMessage() {
        List<JsonNode> messages = discord.messages(channelId);
        if (messages.size() != 1) {
            throw new AssertionError(messages.size() + " messages: " + messages);
        }
        return messages.getFirst();
    }

    @Override
    public void close() {
        bot.close();
        sides.close();
        discord.close();
    }
}
