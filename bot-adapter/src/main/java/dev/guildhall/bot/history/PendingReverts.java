package dev.guildhall.bot.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.guildhall.bot.sides.RevertSide.Wish;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What members were shown and have not confirmed yet. It is kept here and not in the buttons: a reason has no room there, and
 * what a button says could be said by anybody. A restart forgets it all. Thread-safe.
 */
public final class PendingReverts {
    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final int MAX_PENDING = 10_000;

    /** Of a token: as many as two custom ids out of all there could ever be do not share by chance. */
    private static final int TOKEN_BYTES = 15;

    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Pending> pending;

    PendingReverts(Ticker ticker) {
        pending = Caffeine.newBuilder()
                .maximumSize(MAX_PENDING)
                .expireAfterWrite(LIFETIME)
                .ticker(ticker)
                .build();
    }

    /**
     * Something that only that member may confirm, only in that guild.
     *
     * @param version of the configuration that it was shown for
     */
    record Pending(String guildId, String userId, Wish wish, String reason, long version) {}

    /** Answers the token under which it is found, letters and digits. */
    String add(Pending one) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        String text = HexFormat.of().formatHex(token);
        pending.put(text, one);
        return text;
    }

    /** Empty when there is none, when it is too old, and for everybody else. */
    Optional<Pending> find(String token, String guildId, String userId) {
        return Optional.ofNullable(pending.getIfPresent(token))
                .filter(one -> one.guildId().equals(guildId) && one.userId().equals(userId));
    }

    void remove(String token) {
        pending.invalidate(token);
    }
}
