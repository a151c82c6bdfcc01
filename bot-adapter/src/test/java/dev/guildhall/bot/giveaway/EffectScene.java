package dev.guildhall.bot.giveaway;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static dev.guildhall.bot.bench.Discord.GIVEAWAYS;
import static dev.guildhall.bot.bench.RecordedGiveaways.ID;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.EffectStage;
import dev.guildhall.bot.bench.RecordedGiveaways;
import dev.guildhall.bot.bench.RecordingSides;
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
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DELIVERIES = "/internal/guilds/" + DEMO + "/giveaways/" + ID + "/deliveries/";

    private final EffectStage stage = new EffectStage();
    private final Discord discord = stage.discord();
    private final RecordingSides sides = stage.sides();

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
        return stage.session();
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
        Map<String, @Nullable Object> here = new LinkedHashMap<>(effect);
        here.computeIfPresent("giveaway", (name, giveaway) -> here(giveaway));
        return stage.carriedOut(here);
    }

    private Map<Object, Object> here(Object giveaway) {
        Map<Object, Object> here = new LinkedHashMap<>((Map<?, ?>) giveaway);
        here.put("channelId", channelId);
        return here;
    }

    JsonNode carriedOut(String kind, Map<String, Object> giveaway) {
        return carriedOut(RecordedGiveaways.effect(kind, 0, giveaway));
    }

    /** What the command side was told of that delivery. */
    List<JsonNode> reports(String delivery) {
        return stage.told(DELIVERIES + delivery, callsBefore);
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
        stage.close();
    }
}
