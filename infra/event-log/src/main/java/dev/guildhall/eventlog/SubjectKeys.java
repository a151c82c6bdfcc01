package dev.guildhall.eventlog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.events.SealedValue;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One AES-256 key for each person whose data stands in the log, kept apart from the events. Whoever destroys a key erases
 * what was encrypted with it, while the hash chain, which covers the ciphertext, still verifies. Throws Spring's {@code
 * DataAccessException} when PostgreSQL is away. Thread-safe.
 */
public final class SubjectKeys {
    /** Told the subject, in the transaction that destroys its key. */
    static final String DESTROYED = "guildhall_key_destroyed";

    /** How long a process might go on using a destroyed key, were it never told. */
    static final Duration MAX_AGE = Duration.ofSeconds(30);

    private static final int KEY_BYTES = 32;
    private static final int MAX_CACHED = 10_000;
    private static final String ALGORITHM = "AES";

    private static final String DESTROY = """
            with destroyed as (delete from log.subject_key where subject = ? and number = any (?) returning subject)
            select pg_notify(?, subject) from destroyed""";

    /** A key that can be used. */
    record Key(long number, SecretKey secret) {}

    private record Place(String subject, long number) {}

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Key> live = Caffeine.newBuilder()
            .maximumSize(MAX_CACHED)
            .expireAfterWrite(MAX_AGE)
            .build();
    /** A number is given once, so what is gone stays gone; it is looked up again only in case a backup was restored. */
    private final Cache<Place, Boolean> gone = Caffeine.newBuilder()
            .maximumSize(MAX_CACHED)
            .expireAfterWrite(MAX_AGE)
            .build();

    private final AtomicLong destructions = new AtomicLong();

    SubjectKeys(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The subject's key, made on first use; of two processes that make one at once, one wins and both use it. */
    Key obtain(String subject) {
        Key cached = live.getIfPresent(subject);
        return cached != null ? cached : read(subject).orElseGet(() -> make(subject));
    }

    private Key make(String subject) {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        while (true) {
            jdbc.sql("insert into log.subject_key (subject, key) values (?, ?) on conflict (subject) do nothing")
                    .params(subject, fresh)
                    .update();
            Optional<Key> key = read(subject);
            if (key.isPresent()) {
                return key.get();
            }
            random.nextBytes(fresh); // destroyed before it was ever used
        }
    }

    /** The key of that number; empty when it was destroyed. */
    Optional<SecretKey> find(String subject, long number) {
        Key cached = live.getIfPresent(subject);
        if (cached != null && cached.number() == number) {
            return Optional.of(cached.secret());
        }
        Place place = new Place(subject, number);
        if (gone.getIfPresent(place) != null) {
            return Optional.empty();
        }
        Optional<SecretKey> found =
                read(subject).filter(key -> key.number() == number).map(Key::secret);
        if (found.isEmpty()) {
            gone.put(place, true);
        }
        return found;
    }

    /** The number of the key that the person's data is sealed with now; empty when nothing is sealed for that person. */
    public OptionalLong newest(String userId) {
        return jdbc.sql("select number from log.subject_key where subject = ?")
                .param(SealedValue.subjectOf(userId))
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /**
     * Destroys a person's keys of these numbers, for good. This process forgets them before the call returns, others
     * within milliseconds. Those already destroyed are passed over.
     */
    public void destroy(String userId, Collection<Long> numbers) {
        String subject = SealedValue.subjectOf(userId);
        jdbc.sql(DESTROY)
                .params(subject, numbers.toArray(Long[]::new), DESTROYED)
                .query((row, n) -> true)
                .list();
        forget(subject);
    }

    /** Somebody destroyed the key. */
    void forget(String subject) {
        destructions.incrementAndGet();
        live.invalidate(subject);
    }

    /** Keys may have been destroyed without this process being told. */
    void forgetAll() {
        destructions.incrementAndGet();
        live.invalidateAll();
    }

    private Optional<Key> read(String subject) {
        long before = destructions.get();
        Optional<Key> stored = jdbc.sql("select number, key from log.subject_key where subject = ?")
                .param(subject)
                .query((row, n) -> new Key(row.getLong(1), new SecretKeySpec(row.getBytes(2), ALGORITHM)))
                .optional();
        stored.ifPresent(key -> live.put(subject, key));
        if (destructions.get() != before) {
            live.invalidate(subject); // read, perhaps, before the destruction and kept after it
        }
        return stored;
    }
}
