package dev.guildhall.e2e;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears whatever is published on whichever channel, and sees who subscribes and what is stored. */
final class PatternEar implements AutoCloseable {
    private final ConcurrentMap<String, List<String>> heard = new ConcurrentHashMap<>();
    private final RedisClient client;
    private final RedisCommands<String, String> commands;

    PatternEar(String url) {
        client = RedisClient.create(url);
        commands = client.connect().sync();
        StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub();
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String pattern, String channel, String json) {
                heard.computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>())
                        .add(json);
            }
        });
        connection.sync().psubscribe("*");
    }

    /** The channels on which anything was published so far. */
    Set<String> published() {
        return new TreeSet<>(heard.keySet());
    }

    List<String> published(String channel) {
        return heard.getOrDefault(channel, List.of());
    }

    /** The channels that anybody subscribes to by name, with how many do. */
    Map<String, Long> subscribed() {
        List<String> channels = commands.pubsubChannels();
        return channels.isEmpty() ? Map.of() : commands.pubsubNumsub(channels.toArray(String[]::new));
    }

    List<String> keys() {
        return commands.keys("*");
    }

    long secondsToLive(String key) {
        return commands.ttl(key);
    }

    String value(String key) {
        return commands.get(key);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
