package dev.guildhall.query.invalidation;

import dev.guildhall.door.request.LogContext;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.CacheKey;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.Envelope;
import dev.guildhall.events.wire.VersionedValue;
import dev.guildhall.query.configuration.Cause;
import dev.guildhall.query.configuration.GuildView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.lettuce.LettuceConnection;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Writes values and publishes envelopes. Everything of one call goes out in one pipeline and in order, so whoever hears
 * of a change finds the value. All methods throw Spring's {@code DataAccessException} when Redis is away, in which case
 * any part of the call may have been done; doing it again does no harm. For one thread, but {@link #probe} and {@link
 * #run}.
 */
final class RedisOutlet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisOutlet.class);

    private static final byte[] PUT_UNLESS_OLDER = VersionedValue.PUT_UNLESS_OLDER.getBytes(StandardCharsets.UTF_8);

    private final StringRedisTemplate redis;
    private @Nullable LettuceConnection kept;

    RedisOutlet(StringRedisTemplate redis) {
        this.redis = redis;
    }

    void tell(Collection<Invalidation> invalidations) {
        pipeline(connection -> {
            for (Invalidation invalidation : invalidations) {
                if (invalidation.reload() != null || !invalidation.parts().isEmpty()) {
                    put(connection, invalidation.view(), touched(invalidation));
                }
                Announcements.of(invalidation).forEach(announcement -> publish(connection, announcement));
            }
        });
    }

    /** Notices, which are about no value. */
    void publish(Collection<Announcement> announcements) {
        pipeline(connection -> announcements.forEach(announcement -> publish(connection, announcement)));
    }

    /** The values of guilds, without telling anybody. Of the modules only those that changed after the version. */
    void keep(Collection<GuildView> views, long sinceVersion) {
        pipeline(connection -> {
            for (GuildView view : views) {
                put(connection, view, changedSince(view, sinceVersion));
            }
        });
    }

    /** Throws when Redis is away or takes longer than is waited for it. */
    void probe() {
        redis.execute((RedisCallback<String>) RedisConnection::ping);
    }

    /** Names this run of the server; another one holds nothing of what was written before. Throws when Redis is away. */
    String run() {
        Properties info = redis.execute((RedisCallback<Properties>)
                connection -> connection.serverCommands().info("server"));
        return info == null ? "" : info.getProperty("run_id", "");
    }

    /** The template's own pipelines open a connection each, and a connection takes longer than what is sent on it. */
    private void pipeline(Consumer<RedisConnection> commands) {
        LettuceConnection connection = connection();
        boolean done = false;
        try {
            connection.openPipeline();
            commands.accept(connection);
            connection.closePipeline();
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private LettuceConnection connection() {
        LettuceConnection open = kept;
        if (open == null) {
            open = (LettuceConnection) redis.getRequiredConnectionFactory().getConnection();
            open.setPipeliningFlushPolicy(LettuceConnection.PipeliningFlushPolicy.flushOnClose());
            kept = open;
        }
        return open;
    }

    @Override
    public void close() {
        LettuceConnection open = kept;
        kept = null;
        if (open != null) {
            try {
                open.close();
            } catch (DataAccessException e) {
                LOG.debug("closing a broken connection to Redis", e);
            }
        }
    }

    private static void put(RedisConnection connection, GuildView view, List<GuildModule> modules) {
        List<byte[]> keys = new ArrayList<>();
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(bytes(Long.toString(view.version())));
        arguments.add(bytes(Long.toString(CacheKey.ttl().toSeconds())));
        keys.add(bytes(CacheKey.guildConfig(view.guildId())));
        arguments.add(EventJson.write(view.configuration()));
        for (GuildModule module : modules) {
            keys.add(bytes(CacheKey.guildModule(view.guildId(), module)));
            arguments.add(EventJson.write(ModuleValue.of(view, module)));
        }
        int numberOfKeys = keys.size();
        keys.addAll(arguments);
        connection
                .scriptingCommands()
                .eval(PUT_UNLESS_OLDER, ReturnType.INTEGER, numberOfKeys, keys.toArray(byte[][]::new));
    }

    private static void publish(RedisConnection connection, Announcement announcement) {
        String channel = announcement.channel().channelName();
        Envelope envelope = announcement.envelope();
        connection.publish(bytes(channel), EventJson.write(envelope));
        if (LOG.isDebugEnabled()) {
            log(channel, envelope, announcement.cause());
        }
    }

    private static void log(String channel, Envelope envelope, Cause cause) {
        LogContext context = LogContext.of(envelope.guildId(), cause.correlationId(), cause.traceId());
        try {
            LOG.debug("Publishing on {} for guild {}, version {}", channel, envelope.guildId(), envelope.version());
        } finally {
            context.close();
        }
    }

    private static List<GuildModule> touched(Invalidation invalidation) {
        return invalidation.reload() != null
                ? Arrays.asList(GuildModule.values())
                : invalidation.parts().keySet().stream()
                        .map(ConfigPart::module)
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static List<GuildModule> changedSince(GuildView view, long version) {
        return Arrays.stream(GuildModule.values())
                .filter(module -> view.reloadVersion() > version || view.versionOf(ConfigPart.of(module)) > version)
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
