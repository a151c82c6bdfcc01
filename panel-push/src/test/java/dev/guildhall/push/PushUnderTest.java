package dev.guildhall.push;

import static org.awaitility.Awaitility.await;

import dev.guildhall.door.session.EndedSessions;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.push.connection.SocketServer;
import dev.guildhall.push.invalidation.ChangeFeed;
import dev.guildhall.push.room.Rooms;
import dev.guildhall.push.stream.Streams;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The push side as it runs by itself, a query side beside it, and somebody who publishes. */
public final class PushUnderTest implements AutoCloseable {
    public static final String SECRET = "a secret of the tests, long enough for HS256";

    private final AccessTokens tokens = tokens(SECRET, Clock.systemUTC());
    private final RecordingQuerySide querySide;
    private final PanelClients clients;
    private final String redisUrl;
    private final ConfigurableApplicationContext context;
    private final boolean first;

    private PushUnderTest(@Nullable PushUnderTest other, String redisUrl, String... settings) {
        this.first = other == null;
        this.querySide = other == null ? new RecordingQuerySide(tokens) : other.querySide;
        this.clients = other == null ? PanelClients.start() : other.clients;
        this.redisUrl = redisUrl;
        this.context = PanelPushApplication.application()
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--guildhall.socket.port=0",
                                        "--guildhall.jwt-secret=" + SECRET,
                                        "--guildhall.limits.address-per-minute=0",
                                        "--guildhall.limits.user-per-minute=0",
                                        "--guildhall.allowed-origins=https://panel.example",
                                        "--guildhall.query-side.url=" + querySide.url(),
                                        "--spring.data.redis.url=" + redisUrl),
                                Arrays.stream(settings))
                        .toArray(String[]::new));
    }

    /** @param settings more of them, as on a command line */
    public static PushUnderTest start(String redisUrl, String... settings) {
        PushUnderTest push = new PushUnderTest(null, redisUrl, settings);
        await().until(push.feed()::isFollowing);
        return push;
    }

    /** One more node of the same installation, to be closed before this one. */
    public PushUnderTest secondNode() {
        PushUnderTest second = new PushUnderTest(this, redisUrl);
        await().until(second.feed()::isFollowing);
        return second;
    }

    public static AccessTokens tokens(String secret, Clock clock) {
        return new AccessTokens(secret, clock, Duration.ofSeconds(10));
    }

    public RecordingQuerySide querySide() {
        return querySide;
    }

    public PanelClients clients() {
        return clients;
    }

    public ChangeFeed feed() {
        return context.getBean(ChangeFeed.class);
    }

    public void awaitRedis() {
        await().until(feed()::isRedisConnected);
    }

    /** Whatever has changed so far has been told to those who are in, and is told to nobody any more. */
    public void awaitTold() {
        long position = querySide.position();
        await().until(() -> feed().toldUpTo() >= position);
    }

    /** Done while nothing is caught up with: what is heard of a change meanwhile has come by Redis. */
    public <T> T byRedisAlone(Supplier<T> task) {
        querySide.answerChanges(0);
        try {
            return task.get();
        } finally {
            querySide.answerChanges(Integer.MAX_VALUE);
        }
    }

    public int port() {
        return context.getBean(SocketServer.class).port();
    }

    /** Sockets that are inside. */
    public int connections() {
        return context.getBean(Rooms.class).connections();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public String webSocketUrl() {
        return "ws://127.0.0.1:" + port() + "/socket.io/?EIO=4&transport=websocket";
    }

    public String token(String userId) {
        return tokens.issueForUser(userId, "user " + userId);
    }

    /** As the query side does. */
    public void publish(Channel channel, Object envelope) {
        publish(channel.channelName(), EventJson.writeString(envelope));
    }

    public void publish(String channel, String text) {
        publish(channel, List.of(text));
    }

    /** One after the other, as fast as Redis takes them. */
    public void publishAll(Channel channel, List<?> envelopes) {
        publish(
                channel.channelName(),
                envelopes.stream().map(EventJson::writeString).toList());
    }

    private void publish(String channel, List<String> texts) {
        RedisClient publisher = RedisClient.create(redisUrl);
        try {
            RedisCommands<String, String> redis = publisher.connect().sync();
            texts.forEach(text -> redis.publish(channel, text));
        } finally {
            publisher.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    /** The push side alone. */
    public void stop() {
        context.close();
    }

    /** Streams that are open, whether or not their client is still there. */
    public int streams() {
        return context.getBean(Streams.class).count();
    }

    /**
     * As when the node stops, except that it takes new ones again.
     *
     * @param ended waits for the end of those that matter: one that has only just been let in is ended as well until then
     */
    public void endStreams(Runnable ended) {
        Streams streams = context.getBean(Streams.class);
        streams.stop();
        try {
            ended.run();
        } finally {
            streams.start();
        }
    }

    /** As this node hears of it. */
    public void endSession(UUID session) {
        context.getBean(EndedSessions.class).add(session, EndedSessions.MEMORY);
    }

    public int httpPort() {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
    }

    public String streamUrl(String guildId) {
        return "http://127.0.0.1:" + httpPort() + "/api/events/stream?guildId=" + guildId;
    }

    /** An EventSource of that user, signed in by cookie as in a browser. */
    public PanelClient stream(String userId, String guildId) {
        return clients.stream(streamUrl(guildId), Map.of("Cookie", "guildhall_session=" + token(userId)));
    }

    @Override
    public void close() {
        if (first) {
            clients.close();
        }
        stop();
        if (first) {
            querySide.close();
        }
    }
}
