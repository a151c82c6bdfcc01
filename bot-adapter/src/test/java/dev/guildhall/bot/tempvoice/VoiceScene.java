package dev.guildhall.bot.tempvoice;

import static dev.guildhall.bot.bench.Discord.DEMO;
import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.bench.Discord;
import dev.guildhall.bot.bench.RecordingSides;
import dev.guildhall.bot.bench.RunningBot;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.guild.GuildPresence;
import dev.guildhall.events.GuildModule;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.dv8tion.jda.api.entities.Guild;
import tools.jackson.databind.JsonNode;

/** A guild in which voice channels are made, and the bots that do so. */
final class VoiceScene implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A voice channel of the simulator's. */
    private static final int VOICE = 2;

    private final Discord discord = new Discord();
    private final RecordingSides sides = new RecordingSides();
    private final TestRedis redis = TestRedis.dedicated();

    RunningBot start(String... more) {
        RunningBot started = RunningBot.start(discord, redis.url(), sides, more).awaitConnected();
        await().until(() -> started.bean(GuildPresence.class).isIn(DEMO));
        return started;
    }

    Discord discord() {
        return discord;
    }

    /** From now on; a bot that is told by {@link RunningBot#learn} knows. */
    long configure(String creatorId, Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("creatorChannelId", creatorId));
        fields.putAll(more);
        return sides.enable(DEMO, GuildModule.TEMPVOICE, fields);
    }

    static Guild guild(RunningBot bot) {
        return Objects.requireNonNull(
                bot.bean(DiscordConnection.class).sessions().getFirst().getGuildById(DEMO));
    }

    String createVoice(RunningBot bot, String name) {
        String id = discord.createChannel(DEMO, "voice", name);
        awaitKnown(bot, id);
        return id;
    }

    static void awaitKnown(RunningBot bot, String channelId) {
        await().atMost(PATIENCE).until(() -> guild(bot).getGuildChannelById(channelId) != null);
    }

    /** Voice channels whose name begins so. */
    List<JsonNode> channels(String prefix) {
        return discord.channels(DEMO).stream()
                .filter(channel -> channel.path("type").asInt() == VOICE
                        && channel.path("name").asString().startsWith(prefix))
                .toList();
    }

    void awaitChannels(String prefix, int count) {
        await().atMost(PATIENCE).until(() -> channels(prefix).size() == count);
    }

    /** The member is in one of them; answers which. */
    JsonNode awaitIn(String userId, String prefix) {
        await().atMost(PATIENCE).until(() -> in(userId, prefix).size() == 1);
        return in(userId, prefix).getFirst();
    }

    private List<JsonNode> in(String userId, String prefix) {
        String there = discord.whereabouts(DEMO, userId);
        return channels(prefix).stream()
                .filter(channel -> channel.path("id").asString().equals(there))
                .toList();
    }

    @Override
    public void close() {
        sides.close();
        discord.close();
        redis.close();
    }
}
