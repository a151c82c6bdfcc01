package dev.guildhall.push.subscription;

import dev.guildhall.events.wire.Channel;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's own subscription. It may begin while Redis is away, and comes back by itself; what was published meanwhile
 * is gone, which is why the listener hears of every gap. Envelopes are handed over on the connection's own thread, in
 * the order in which Redis sent them.
 */
public final class RedisSubscription implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofSeconds(1);
    static final Duration RECONNECT_DELAY = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(RedisSubscription.class);

    private final RedisURI uri;
    private final List<Channel> channels;
    private final SubscriptionListener listener;
    private final ClientResources resources;
    private final RedisClient client;
    private @Nullable CompletableFuture<StatefulRedisPubSubConnection<String, String>> connecting;
    private @Nullable StatefulRedisPubSubConnection<String, String> connection;
    private volatile boolean subscribed;

    public RedisSubscription(RedisURI uri, List<Channel> channels, SubscriptionListener listener) {
        this.uri = uri;
        this.channels = List.copyOf(channels);
        this.listener = listener;
        this.resources = ClientResources.builder()
                .reconnectDelay(Delay.constant(RECONNECT_DELAY))
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .build();
        this.client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).build())
                .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
                .build());
        client.addListener(new Disconnection());
    }

    /**
     * Whether everything published now would arrive. Connects when that has never succeeded, so this has to be asked
     * again and again; blocks for up to {@link #TIMEOUT}. For one thread only.
     */
    public boolean stands() {
        try {
            StatefulRedisPubSubConnection<String, String> current = connection;
            if (current == null) {
                connection = connect();
                return subscribed;
            }
            return subscribed && current.isOpen() && answered(current.async().ping());
        } catch (RedisException e) {
            LOG.debug("Redis is away: {}", e.getMessage());
            return false;
        }
    }

    /** As last seen, without asking. */
    public boolean isSubscribed() {
        return subscribed;
    }

    /** An attempt that takes longer is waited for again next time, so that no connection is left behind. */
    private @Nullable StatefulRedisPubSubConnection<String, String> connect() {
        CompletableFuture<StatefulRedisPubSubConnection<String, String>> attempt = connecting;
        if (attempt == null) {
            attempt = client.connectPubSubAsync(StringCodec.UTF8, uri).toCompletableFuture();
            connecting = attempt;
        }
        if (!answered(attempt)) {
            connecting = attempt.isDone() ? null : attempt;
            return null;
        }
        StatefulRedisPubSubConnection<String, String> fresh = attempt.join();
        fresh.addListener(new Listener());
        answered(fresh.async()
                .subscribe(channels.stream().map(Channel::channelName).toArray(String[]::new)));
        return fresh;
    }

    private static boolean answered(CompletionStage<?> answer) {
        try {
            answer.toCompletableFuture().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Redis does not answer", e);
        }
        return false;
    }

    @Override
    public void close() {
        subscribed = false;
        client.shutdown(Duration.ZERO, TIMEOUT);
        resources.shutdown(0, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(TIMEOUT.toMillis());
    }

    private final class Listener extends RedisPubSubAdapter<String, String> {
        @Override
        public void message(String channelName, String text) {
            Channel.of(channelName)
                    .ifPresent(channel -> EnvelopeReader.read(channel, text).ifPresent(listener::heard));
        }

        /** Comes again for each channel when the connection has come back. */
        @Override
        public void subscribed(String channelName, long count) {
            if (count >= channels.size()) {
                LOG.info("Subscribed to {} channels", count);
                // In this order: whoever sees the one may count on the other having been told.
                listener.gap();
                subscribed = true;
            }
        }
    }

    private final class Disconnection extends RedisConnectionStateAdapter {
        @Override
        public void onRedisDisconnected(RedisChannelHandler<?, ?> lost) {
            if (subscribed) {
                LOG.warn("Redis went away; asking the query side for changes until it is back");
            }
            subscribed = false;
            listener.gap();
        }
    }
}
