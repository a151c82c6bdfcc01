package dev.guildhall.bot.bench;

import dev.guildhall.events.EventJson;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** Somebody else who listens to a channel. */
public final class Overhearing implements AutoCloseable {
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final RedisClient client;

    private Overhearing(RedisClient client) {
        this.client = client;
    }

    /** Subscribed when this returns. */
    public static Overhearing on(String redisUrl, String channel) {
        RedisClient client = RedisClient.create(redisUrl);
        Overhearing overhearing = new Overhearing(client);
        StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub();
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String from, String json) {
                overhearing.heard.add(EventJson.mapper().readTree(json));
            }
        });
        connection.sync().subscribe(channel);
        return overhearing;
    }

    public static long subscribers(String redisUrl, String channel) {
        RedisClient client = RedisClient.create(redisUrl);
        try {
            return client.connect().sync().pubsubNumsub(channel).getOrDefault(channel, 0L);
        } finally {
            client.shutdown();
        }
    }

    public List<JsonNode> heard() {
        return heard;
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
