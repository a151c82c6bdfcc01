package dev.guildhall.query.health;

import dev.guildhall.door.status.BotStatus;
import dev.guildhall.door.status.PushStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Looks at everything that Guildhall consists of, all at once and for {@link #DEADLINE} at most, and not more often than
 * once a second however many ask. Thread-safe.
 */
final class Checks {
    static final Duration DEADLINE = Duration.ofMillis(1_500);

    private final DataSource database;
    private final StringRedisTemplate redis;
    private final PushStatus.Source push;
    private final BotStatus.Source bot;
    private final OneASecond<HealthReport> health = new OneASecond<>(this::look);
    private final OneASecond<PushStatus> sockets;
    private final OneASecond<BotStatus> caches;

    Checks(DataSource database, StringRedisTemplate redis, PushStatus.Source push, BotStatus.Source bot) {
        this.database = database;
        this.redis = redis;
        this.push = push;
        this.bot = bot;
        this.sockets = new OneASecond<>(push::pushStatus);
        this.caches = new OneASecond<>(bot::botStatus);
    }

    HealthReport health() {
        return health.get();
    }

    PushStatus sockets() {
        return sockets.get();
    }

    BotStatus caches() {
        return caches.get();
    }

    private HealthReport look() {
        long begin = System.nanoTime();
        Asking<Boolean> postgres = new Asking<>(this::databaseAnswers);
        Asking<Boolean> messenger = new Asking<>(this::redisAnswers);
        Asking<PushStatus> browsers = new Asking<>(push::pushStatus);
        Asking<BotStatus> discord = new Asking<>(bot::botStatus);
        PushStatus sockets = browsers.within(left(begin), PushStatus.NONE);
        return HealthReport.of(
                messenger.within(left(begin), false),
                postgres.within(left(begin), false),
                sockets.active(),
                discord.within(left(begin), BotStatus.NONE).discordConnected(),
                sockets.connectedUsers());
    }

    private static Duration left(long beginNanos) {
        Duration left = DEADLINE.minusNanos(System.nanoTime() - beginNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean redisAnswers() {
        try {
            return "PONG".equals(redis.execute((RedisCallback<String>) RedisConnection::ping));
        } catch (DataAccessException e) {
            return false;
        }
    }
}
