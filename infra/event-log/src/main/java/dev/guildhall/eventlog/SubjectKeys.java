package dev.guildhall.eventlog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One AES-256 key for each person whose data stands in the log, kept apart from the events. Whoever removes a key
 * erases what was encrypted with it, while the hash chain, which covers the ciphertext, still verifies.
 */
final class SubjectKeys {
    private static final int KEY_BYTES = 32;
    private static final int MAX_CACHED = 10_000;
    private static final String ALGORITHM = "AES";

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, SecretKey> cache =
            Caffeine.newBuilder().maximumSize(MAX_CACHED).build();

    SubjectKeys(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The subject's key, made on first use; of two processes that make one at once, one wins and both use it. */
    SecretKey obtain(String subject) {
        SecretKey cached = cache.getIfPresent(subject);
        if (cached != null) {
            return cached;
        }
        Optional<SecretKey> stored = find(subject);
        if (stored.isPresent()) {
            return stored.get();
        }
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        jdbc.sql("insert into log.subject_key (subject, key) values (?, ?) on conflict (subject) do nothing")
                .params(subject, fresh)
                .update();
        return find(subject).orElseThrow();
    }

    /** Empty when the subject was erased, or never had anything to hide. */
    Optional<SecretKey> find(String subject) {
        SecretKey cached = cache.getIfPresent(subject);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<SecretKey> stored = jdbc.sql("select key from log.subject_key where subject = ?")
                .param(subject)
                .query((row, n) -> (SecretKey) new SecretKeySpec(row.getBytes(1), ALGORITHM))
                .optional();
        stored.ifPresent(key -> cache.put(subject, key));
        return stored;
    }
}
