package dev.guildhall.bot.moderation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * How fast members write: whoever writes {@value #MAX_MESSAGES} messages within {@link #WINDOW}, by Discord's clock, in
 * whatever channels of a guild, has written too fast. Then it begins anew, so a flood leads to one finding for each so many
 * messages. Of this process alone, and forgotten with it. Thread-safe.
 */
final class SpamWindow {
    static final int MAX_MESSAGES = 6;
    static final Duration WINDOW = Duration.ofSeconds(5);

    /** Members; beyond that those who wrote longest ago are forgotten. */
    static final int MAX_REMEMBERED = 50_000;

    /** @param writtenAtMillis by Discord's clock */
    record Written(String messageId, String channelId, long writtenAtMillis) {}

    private record Who(String guildId, String userId) {}

    /** For one thread at a time; no longer than {@value #MAX_MESSAGES}. */
    private final Cache<Who, Deque<Written>> recent = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();

    /** All messages of the window when this is one too many, otherwise none. */
    List<Written> add(String guildId, String userId, Written message) {
        List<Written> tooMany = new ArrayList<>();
        recent.asMap().compute(new Who(guildId, userId), (who, known) -> {
            Deque<Written> window = known == null ? new ArrayDeque<>(MAX_MESSAGES) : known;
            window.addLast(message);
            long from = message.writtenAtMillis() - WINDOW.toMillis();
            window.removeIf(each -> each.writtenAtMillis() <= from);
            if (window.size() >= MAX_MESSAGES) {
                tooMany.addAll(window);
                window.clear();
            }
            return window;
        });
        return tooMany;
    }
}
