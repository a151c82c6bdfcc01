package dev.guildhall.bot.moderation;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordedCases;
import dev.guildhall.bot.bench.RecordedEffects;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.guild.GuildPresence;
import dev.guildhall.events.GuildModule;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A bot in a guild with moderation, and everybody it has to do with. */
final class ModerationScene implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String INTERNAL = "/internal/guilds/" + DEMO;

    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();
    /** Its own: configurations of one guild would be taken for those of another scene. */
    private final TestRedis redis = TestRedis.dedicated();

    private final RunningBot bot = RunningBot.start(discord, redis.url(), sides).awaitConnected();

    ModerationScene() {
        await().until(() -> bot.bean(GuildPresence.class).isIn(DEMO));
        bot.awaitCommands();
    }

    Discord discord() {
        return discord;
    }

    RecordingSides sides() {
        return sides;
    }

    /** From now on, and the bot knows. */
    void configure(Map<String, Object> fields) {
        bot.learn(DEMO, sides.enable(DEMO, GuildModule.MODERATION, fields));
    }

    Guild guild() {
        return Objects.requireNonNull(
                bot.bean(DiscordConnection.class).sessions().getFirst().getGuildById(DEMO));
    }

    @Nullable Member known(String userId) {
        return guild().getMemberById(userId);
    }

    /** Somebody new, of whom the bot knows. */
    String member() {
        String userId = discord.generate(DEMO, 1).getFirst();
        await().atMost(PATIENCE).until(() -> known(userId) != null);
        return userId;
    }

    String channel() {
        String channelId = discord.createChannel(DEMO, "text", "cases");
        await().atMost(PATIENCE).until(() -> guild().getTextChannelById(channelId) != null);
        return channelId;
    }

    /** What the command side was told breaks a rule, by that member. */
    List<JsonNode> findings(String userId) {
        return sides.calls("POST", INTERNAL + "/findings").stream()
                .flatMap(call -> call.json().path("findings").valueStream())
                .filter(finding -> finding.path("userId").asString().equals(userId))
                .toList();
    }

    List<JsonNode> opened(String userId) {
        return sides.calls("POST", INTERNAL + "/cases").stream()
                .map(SideCall::json)
                .filter(body -> body.path("userId").asString().equals(userId))
                .toList();
    }

    /** What the command side was told has become of it. */
    List<JsonNode> deliveries(int number, String delivery) {
        return sides.calls("PUT", INTERNAL + "/cases/" + number + "/deliveries/" + delivery).stream()
                .map(SideCall::json)
                .toList();
    }

    static Map<String, @Nullable Object> effect(
            String kind, String delivery, int round, Map<String, @Nullable Object> one) {
        Map<String, @Nullable Object> effect = new LinkedHashMap<>();
        effect.put("effectId", "%s-%010d:%s".formatted(DEMO, (Integer) one.get("number"), delivery));
        effect.put("kind", "moderation." + kind);
        effect.put("guildId", DEMO);
        effect.put("version", 10);
        effect.put("round", round);
        effect.put("attempts", 1);
        effect.put("firstAttemptAt", null);
        effect.put("claimedUntil", Instant.now().plusSeconds(60).toString());
        effect.put("locale", "en");
        effect.put("case", one);
        return effect;
    }

    static Map<String, @Nullable Object> action(int number, String kind, String userId) {
        return effect("action", "action", 0, RecordedCases.one(number, kind, userId));
    }

    /** What is told in the end, once it is not tried any more. */
    String outcome(Map<String, @Nullable Object> effect) {
        int before = sides.effects().outcomes().size();
        sides.effects().wanted(effect);
        await().atMost(PATIENCE).until(() -> !settled(effect, before).isEmpty());
        JsonNode told = settled(effect, before).getFirst();
        return told.path("outcome").asString()
                + (told.path("cause").isString() ? " " + told.path("cause").asString() : "");
    }

    private List<JsonNode> settled(Map<String, @Nullable Object> effect, int before) {
        List<JsonNode> all = sides.effects().outcomes();
        return all.subList(before, all.size()).stream()
                .filter(outcome -> RecordedEffects.settles(outcome, effect))
                .toList();
    }

    @Override
    public void close() {
        bot.close();
        sides.close();
        discord.close();
        redis.close();
    }
}
