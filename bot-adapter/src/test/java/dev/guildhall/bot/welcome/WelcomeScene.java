package dev.guildhall.bot.welcome;

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

/** A bot that greets, and everybody it has to do with. */
final class WelcomeScene implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final String TOLD = "/internal/guilds/" + DEMO + "/memberships";

    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();
    /** Its own: configurations of one guild would be taken for those of another scene. */
    private final TestRedis redis = TestRedis.dedicated();

    private RunningBot bot = start();

    RunningBot start() {
        RunningBot started = RunningBot.start(discord, redis.url(), sides).awaitConnected();
        await().until(() -> started.bean(GuildPresence.class).isIn(DEMO));
        return started;
    }

    Discord discord() {
        return discord;
    }

    RecordingSides sides() {
        return sides;
    }

    /** From now on, and the bot knows. */
    void configure(Map<String, Object> fields) {
        bot.learn(DEMO, sides.enable(DEMO, GuildModule.WELCOME, fields));
    }

    void stopBot() {
        bot.close();
    }

    void startBot() {
        bot = start();
    }

    private Guild guild() {
        return Objects.requireNonNull(
                bot.bean(DiscordConnection.class).sessions().getFirst().getGuildById(DEMO));
    }

    /** Somebody of whom the bot knows; answers when they joined. */
    long joined(String userId) {
        await().atMost(PATIENCE).until(() -> guild().getMemberById(userId) != null);
        Member member = Objects.requireNonNull(guild().getMemberById(userId));
        return member.getTimeJoined().toInstant().toEpochMilli();
    }

    void awaitGone(String userId) {
        await().atMost(PATIENCE).until(() -> guild().getMemberById(userId) == null);
    }

    void awaitNoChannel(String channelId) {
        await().atMost(PATIENCE).until(() -> guild().getTextChannelById(channelId) == null);
    }

    void awaitNoRole(String roleId) {
        await().atMost(PATIENCE).until(() -> guild().getRoleById(roleId) == null);
    }

    void awaitChannel(String channelId) {
        await().atMost(PATIENCE).until(() -> guild().getTextChannelById(channelId) != null);
    }

    void awaitRole(String roleId) {
        await().atMost(PATIENCE).until(() -> guild().getRoleById(roleId) != null);
    }

    /** What the command side was told of who came and went, in order. */
    List<JsonNode> told() {
        return sides.calls("POST", TOLD).stream()
                .flatMap(call -> call.json().path("memberships").valueStream())
                .toList();
    }

    List<JsonNode> told(int count) {
        await().atMost(PATIENCE).until(() -> told().size() >= count);
        return told();
    }

    /** What the command side was told cannot be done. */
    List<JsonNode> failures(String userId, String delivery) {
        return sides.calls("PUT", TOLD + "/" + userId + "/deliveries/" + delivery).stream()
                .map(SideCall::json)
                .toList();
    }

    static Map<String, @Nullable Object> effect(String kind, String userId, long atMillis) {
        Map<String, @Nullable Object> effect = new LinkedHashMap<>();
        effect.put("effectId", DEMO + ":" + userId + ":" + atMillis + ":" + kind);
        effect.put("kind", "welcome." + kind);
        effect.put("guildId", DEMO);
        effect.put("version", 10);
        effect.put("round", 0);
        effect.put("attempts", 1);
        effect.put("firstAttemptAt", null);
        effect.put("claimedUntil", Instant.now().plusSeconds(60).toString());
        effect.put("locale", "en");
        effect.put("membership", Map.of("userId", userId, "atMillis", atMillis));
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
