package dev.guildhall.bot.invalidation;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * One subscription to a fixed list of channels, over a connection that re-subscribes by itself once it was made. Both
 * callbacks run on the connection's own thread, in the order of arrival, and must not block.
 */
final class RedisSubscription implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisSubscription.class);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);

    private final LettuceConnectionFactory factory;
    private final String[] channels;
    private final BiConsumer<String, String> onPublished;
    private final Runnable onSubscribed;
    private @Nullable StatefulRedisPubSubConnection<String, String> connection;
    private boolean alive;

    RedisSubscription(
            LettuceConnectionFactory factory,
            List<String> channels,
            BiConsumer<String, String> onPublished,
            Runnable onSubscribed) {
        this.factory = factory;
        this.channels = channels.toArray(String[]::new);
        this.onPublished = onPublished;
        this.onSubscribed = onSubscribed;
    }

    /** Connects where there is no connection yet, and asks Redis for a sign of life. Blocks for two seconds at most. */
    synchronized void probe() {
        boolean before = alive;
        try {
            StatefulRedisPubSubConnection<String, String> current = connection;
            if (current == null) {
                current = open();
            }
            current.async().ping().get(PROBE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            alive = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | ExecutionException | TimeoutException e) {
            alive = false;
            LOG.debug("No sign of life from Redis", e);
        }
        if (before != alive) {
            LOG.info(alive ? "Redis is there" : "Redis is away: changes are only asked for");
        }
    }

    @Override
    public synchronized void close() {
        StatefulRedisPubSubConnection<String, String> current = connection;
        if (current != null) {
            current.close();
        }
    }

    private StatefulRedisPubSubConnection<String, String> open()
            throws InterruptedException, ExecutionException, TimeoutException {
        AbstractRedisClient client = factory.getRequiredNativeClient();
        if (!(client instanceof RedisClient standalone)) {
            throw new IllegalStateException("a Redis cluster is not supported: one server, or sentinels");
        }
        StatefulRedisPubSubConnection<String, String> made = standalone.connectPubSub(StringCodec.UTF8);
        made.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String json) {
                onPublished.accept(channel, json);
            }

            @Override
            public void subscribed(String channel, long count) {
                if (count == channels.length) {
                    onSubscribed.run();
                }
            }
        });
        try {
            made.async().subscribe(channels).get(PROBE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException | RuntimeException e) {
            made.close();
            throw e;
        }
        connection = made;
        return made;
    }
}
