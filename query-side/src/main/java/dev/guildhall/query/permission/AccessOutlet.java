package dev.guildhall.query.permission;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.CacheKey;
import dev.guildhall.events.wire.VersionedValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** The users' access in Redis. All methods throw Spring's {@code DataAccessException} when Redis is away. */
final class AccessOutlet {
    /** How many keys are looked at in one step. */
    static final int SCAN_COUNT = 500;

    private static final RedisScript<Long> PUT_UNLESS_OLDER =
            RedisScript.of(VersionedValue.PUT_UNLESS_OLDER, Long.class);

    private final StringRedisTemplate redis;

    AccessOutlet(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** Without effect where Redis holds a higher version already. */
    void put(AccessValue value) {
        redis.execute(
                PUT_UNLESS_OLDER,
                List.of(CacheKey.userPermissions(value.userId())),
                Long.toString(value.version()),
                Long.toString(CacheKey.ttl().toSeconds()),
                EventJson.writeString(value));
    }

    /** Hands over, page by page, the users whose access is held. */
    void held(Consumer<Set<String>> page) {
        ScanOptions all = ScanOptions.scanOptions()
                .match(CacheKey.USER_PERMISSIONS.prefix() + "*")
                .count(SCAN_COUNT)
                .build();
        Set<String> users = new HashSet<>();
        try (Cursor<String> keys = redis.scan(all)) {
            while (keys.hasNext()) {
                users.add(
                        keys.next().substring(CacheKey.USER_PERMISSIONS.prefix().length()));
                if (users.size() == SCAN_COUNT) {
                    page.accept(Set.copyOf(users));
                    users.clear();
                }
            }
        }
        page.accept(users);
    }
}
