package dev.guildhall.query.permission;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.CacheKey;
import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.events.wire.UserPermissions;
import dev.guildhall.events.wire.VersionedValue;
import dev.guildhall.query.configuration.ViewProgress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * The values under {@link CacheKey#userPermissions}, made from the view. All methods throw Spring's
 * {@code DataAccessException} when Redis or PostgreSQL is away. For one thread, so that no value is written by a process
 * after one that it read later.
 */
final class SharedAccess {
    private static final RedisScript<Long> PUT_UNLESS_OLDER =
            RedisScript.of(VersionedValue.PUT_UNLESS_OLDER, Long.class);

    private final VisibleGuilds visible;
    private final ViewProgress progress;
    private final StringRedisTemplate redis;

    SharedAccess(VisibleGuilds visible, ViewProgress progress, StringRedisTemplate redis) {
        this.visible = visible;
        this.progress = progress;
        this.redis = redis;
    }

    /** Unless what is there is newer. */
    void write(Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return;
        }
        // Read before the rows: they are then at least as new.
        long version = progress.watermark();
        Map<String, List<GuildAccess.Entry>> access = visible.to(userIds);
        List<String> keys = new ArrayList<>();
        List<String> arguments =
                new ArrayList<>(List.of(Long.toString(version), Long.toString(CacheKey.TTL.toSeconds())));
        access.forEach((userId, guilds) -> {
            keys.add(CacheKey.userPermissions(userId));
            arguments.add(EventJson.writeString(new UserPermissions(userId, guilds, version)));
        });
        redis.execute(PUT_UNLESS_OLDER, keys, arguments.toArray());
    }

    /** Only for those for whom nothing is there. */
    void writeMissing(Collection<String> userIds) {
        List<String> asked = List.copyOf(userIds);
        List<@Nullable String> held = redis.opsForValue()
                .multiGet(asked.stream().map(CacheKey::userPermissions).toList());
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            if (held == null || held.get(i) == null) {
                missing.add(asked.get(i));
            }
        }
        write(missing);
    }

    /** All users for whom Redis holds a value, page by page. */
    void eachHeld(int pageSize, Consumer<List<String>> page) {
        String prefix = CacheKey.userPermissions("");
        ScanOptions options =
                ScanOptions.scanOptions().match(prefix + "*").count(pageSize).build();
        try (Cursor<String> keys = redis.scan(options)) {
            List<String> users = new ArrayList<>();
            while (keys.hasNext()) {
                users.add(keys.next().substring(prefix.length()));
                if (users.size() == pageSize) {
                    page.accept(users);
                    users = new ArrayList<>();
                }
            }
            page.accept(users);
        }
    }
}
