package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Histories as the query side tells them. Every call blocks for at most {@link SidesConfiguration#READ_TIMEOUT} and throws
 * {@link SideAway} when the query side cannot answer, {@link SideRefused} when it will not. Thread-safe.
 */
public final class HistoryReads {
    private final HistoryReadRoutes routes;

    HistoryReads(HistoryReadRoutes routes) {
        this.routes = routes;
    }

    /**
     * Part of a history, the newest first.
     *
     * @param next what to pass as {@code after} for what is older; {@code null} at the end. A page may be short, or empty,
     *     although more follows
     */
    public record Page(List<HistoryEntry> entries, @Nullable String next) {}

    /** @param module {@code null} for all */
    public Page page(String guildId, String type, @Nullable String module, @Nullable String after, int limit) {
        Answer<List<HistoryEntry>> answer = Call.of(() -> routes.page(guildId, type, module, after, limit));
        return new Page(answer.data(), answer.next());
    }

    public HistoryEntry one(String guildId, long position) {
        return Call.of(() -> routes.one(guildId, position)).data().entry();
    }
}
