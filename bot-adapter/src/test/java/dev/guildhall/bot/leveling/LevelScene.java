package dev.guildhall.bot.leveling;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordedEffects;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.bench.SideCall;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.guild.GuildPresence;
import dev.guildhall.events.GuildModule;
import dev.guildhall.testkit.TestRedis;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.dv8tion.jda.api.entities.Guild;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A bot in a guild with levels, and everybody it has to do with. */
final class LevelScene implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String INTERNAL = "/internal/guilds/" + DEMO + "/levels/";

    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();
    /** Its own: configurations of one guild would be taken for those of another scene. */
    private final TestRedis redis = TestRedis.dedicated();

    private final RunningBot bot = RunningBot.start(discord, redis.url(), sides).awaitConnected();

    LevelScene() {
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
        bot.learn(DEMO, sides.enable(DEMO, GuildModule.LEVELING, fields));
    }

    /** All modules are off from now on, and the bot knows. */
    void switchOff() {
        bot.learn(DEMO, sides.configure(DEMO, Map.of()));
    }

    private Guild guild() {
        return Objects.requireNonNull(
                bot.bean(DiscordConnection.class).sessions().getFirst().getGuildById(DEMO));
    }

    /** Somebody new, of whom the bot knows. */
    String member() {
        String userId = discord.generate(DEMO, 1).getFirst();
        await().atMost(PATIENCE).until(() -> guild().getMemberById(userId) != null);
        return userId;
    }

    void awaitGone(String userId) {
        await().atMost(PATIENCE).until(() -> guild().getMemberById(userId) == null);
    }

    void awaitRoles(String userId, int count) {
        await().atMost(PATIENCE)
                .until(() -> Objects.requireNonNull(guild().getMemberById(userId))
                                .getRoles()
                                .size()
                        == count);
    }

    String channel() {
        String channelId = discord.createChannel(DEMO, "text", "levels");
        await().atMost(PATIENCE).until(() -> guild().getTextChannelById(channelId) != null);
        return channelId;
    }

    void awaitNoRole(String roleId) {
        await().atMost(PATIENCE).until(() -> guild().getRoleById(roleId) == null);
    }

    /** What the command side was told of messages of that member, in order. */
    List<JsonNode> told(String userId) {
        return sides.calls("POST", INTERNAL + "messages").stream()
                .flatMap(call -> call.json().path("messages").valueStream())
                .filter(message -> message.path("userId").asString().equals(userId))
                .toList();
    }

    List<String> toldIds(String userId) {
        return told(userId).stream()
                .map(message -> message.path("messageId").asString())
                .toList();
    }

    /** How many messages were not told, since they could not count. */
    double spared() {
        return bot.bean(MeterRegistry.class)
                .get("guildhall.bot.leveling.messages")
                .tag("outcome", "spared")
                .counter()
                .count();
    }

    /** What the command side was told has become of it. */
    List<JsonNode> deliveries(String userId, String delivery) {
        return sides.calls("PUT", INTERNAL + userId + "/deliveries/" + delivery).stream()
                .map(SideCall::json)
                .toList();
    }

    static Map<String, @Nullable Object> message(String userId, int level, @Nullable String channelId, String text) {
        return effect("message", userId, Integer.toString(level), level, channelId, text);
    }

    static Map<String, @Nullable Object> role(String userId, String roleId) {
        return effect("role", userId, roleId, 0, null, "");
    }

    private static Map<String, @Nullable Object> effect(
            String kind, String userId, String what, int round, @Nullable String channelId, String text) {
        Map<String, @Nullable Object> level = new LinkedHashMap<>();
        level.put("userId", userId);
        level.put("level", 7);
        level.put("channelId", channelId);
        level.put("text", text);
        level.put("guildName", "Guildhall Demo");
        Map<String, @Nullable Object> effect = new LinkedHashMap<>();
        effect.put("effectId", DEMO + "-" + userId + ":" + kind + ":" + what);
        effect.put("kind", "leveling." + kind);
        effect.put("guildId", DEMO);
        effect.put("version", 10);
        effect.put("round", round);
        effect.put("attempts", 1);
        effect.put("firstAttemptAt", null);
        effect.put("claimedUntil", Instant.now().plusSeconds(60).toString());
        effect.put("locale", "en");
        effect.put("level", level);
        return effect;
    }

    /** What is told in the end, once it is not tried any more. */
    JsonNode carriedOut(Map<String, @Nullable Object> effect) {
        int before = sides.effects().outcomes().size();
        sides.effects().wanted(effect);
        await().atMost(PATIENCE).until(() -> !settled(effect, before).isEmpty());
        return settled(effect, before).getFirst();
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
