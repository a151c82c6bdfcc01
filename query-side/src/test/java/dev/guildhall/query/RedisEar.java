package dev.guildhall.query;

import static org.awaitility.Awaitility.await;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.Channel;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** Hears everything that is published on the channels of the contract, in order, and sees what is stored. */
public final class RedisEar implements AutoCloseable {
    /** Something published. */
    public record Heard(String channel, String json) {
        public JsonNode body() {
            return EventJson.mapper().readTree(json);
        }

        public long version() {
            return body().get("version").asLong();
        }
    }

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final RedisClient client;
    private final StatefulRedisPubSubConnection<String, String> subscription;
    private final RedisCommands<String, String> commands;

    public RedisEar(String url) {
        client = RedisClient.create(url);
        subscription = client.connectPubSub();
        subscription.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                heard.add(new Heard(channel, message));
            }
        });
        subscription
                .sync()
                .subscribe(Arrays.stream(Channel.values())
                        .map(Channel::channelName)
                        .toArray(String[]::new));
        commands = client.connect().sync();
    }

    public List<Heard> about(String guildId) {
        return heard.stream()
                .filter(h -> h.body().get("guildId").asString().equals(guildId))
                .toList();
    }

    /** The guilds that a channel told of, in order. */
    public List<String> guilds(String channel) {
        return heard.stream()
                .filter(h -> h.channel().equals(channel))
                .map(h -> h.body().get("guildId").asString())
                .toList();
    }

    public List<String> channels(String guildId) {
        return about(guildId).stream().map(Heard::channel).toList();
    }

    /**
     * Waits until that version of a guild is told of there. What the same publisher was given before is told of by then; it
     * has to be something that happened after this began to listen.
     */
    public void awaitTold(String guildId, Channel channel, long version) {
        await(guildId + "@" + version + " on " + channel)
                .until(() -> about(guildId).stream()
                        .anyMatch(one -> one.channel().equals(channel.channelName()) && one.version() == version));
    }

    public void forget() {
        heard.clear();
    }

    public RedisCommands<String, String> commands() {
        return commands;
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
