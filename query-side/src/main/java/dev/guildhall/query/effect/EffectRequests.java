package dev.guildhall.query.effect;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bodies that bots send. All methods throw 400 for what they do not know. */
final class EffectRequests {
    static final int MAX_LIMIT = 32;
    /** What one bot may have in its hands: each subject that it is at, with all of its effects. */
    static final int MAX_RENEWED = 256;

    /** What a bot may ask for, as Discord may tell it. */
    static final Duration MAX_ASKED_FOR = Duration.ofHours(1);

    static final long MAX_WAIT_MILLIS = 20_000;

    private static final Pattern CLAIMANT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern EFFECT = Pattern.compile("[A-Za-z0-9:._-]{1,100}");
    private static final Pattern CAUSE = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /**
     * Who wants something to do.
     *
     * @param limit 1 to {@link #MAX_LIMIT}
     * @param shards of guilds that it serves; {@code null}: all
     */
    record Claim(
            String claimant,
            int limit,
            Duration atMost,
            @Nullable ShardFilter shards) {}

    /** @param effectIds at most {@link #MAX_RENEWED} */
    record Renewal(String claimant, List<String> effectIds) {}

    private EffectRequests() {}

    static Claim claim(Map<String, @Nullable Object> body) {
        return new Claim(
                text(body, "claimant", CLAIMANT),
                (int) number(body, "limit", 1, MAX_LIMIT),
                Duration.ofMillis(number(body, "waitMillis", 0, MAX_WAIT_MILLIS)),
                shards(body.get("shards")));
    }

    private static @Nullable ShardFilter shards(@Nullable Object said) {
        if (said == null) {
            return null;
        }
        if (!(said instanceof Map<?, ?> shards) || !(shards.get("shards") instanceof List<?> numbers)) {
            throw malformed("'shards' must have a total and the shards");
        }
        int total = shard(shards.get("total"), 1, ShardFilter.MAX_SHARDS);
        return new ShardFilter(
                total,
                numbers.stream().map(number -> shard(number, 0, total - 1)).toList());
    }

    private static int shard(@Nullable Object said, int least, int most) {
        if (said instanceof Number number && number.longValue() >= least && number.longValue() <= most) {
            return number.intValue();
        }
        throw malformed("'shards' must be numbers from %d to %d".formatted(least, most));
    }

    static Renewal renewal(Map<String, @Nullable Object> body) {
        if (!(body.get("effectIds") instanceof List<?> ids) || ids.size() > MAX_RENEWED) {
            throw malformed("'effectIds' must be a list of at most %d".formatted(MAX_RENEWED));
        }
        List<String> effectIds = ids.stream()
                .map(id -> text(Collections.singletonMap("effectIds", id), "effectIds", EFFECT))
                .toList();
        return new Renewal(text(body, "claimant", CLAIMANT), effectIds);
    }

    static EffectOutcome outcome(Map<String, @Nullable Object> body) {
        Object after = body.get("retryAfterMillis");
        return new EffectOutcome(
                text(body, "effectId", EFFECT),
                text(body, "claimant", CLAIMANT),
                number(body, "version", 1, Long.MAX_VALUE),
                kind(body.get("outcome")),
                body.get("cause") == null ? null : text(body, "cause", CAUSE),
                after == null
                        ? null
                        : Duration.ofMillis(number(body, "retryAfterMillis", 0, MAX_ASKED_FOR.toMillis())));
    }

    private static EffectOutcome.Kind kind(@Nullable Object word) {
        for (EffectOutcome.Kind kind : EffectOutcome.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        throw malformed("'outcome' must be done, retry, waiting or parked");
    }

    private static String text(Map<String, @Nullable Object> body, String field, Pattern pattern) {
        if (body.get(field) instanceof String text && pattern.matcher(text).matches()) {
            return text;
        }
        throw malformed("'%s' must be a text that matches %s".formatted(field, pattern));
    }

    private static long number(Map<String, @Nullable Object> body, String field, long min, long max) {
        if (body.get(field) instanceof Number number && number.longValue() >= min && number.longValue() <= max) {
            return number.longValue();
        }
        throw malformed("'%s' must be a number from %d to %d".formatted(field, min, max));
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
