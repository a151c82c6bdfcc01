package dev.guildhall.bot.sides;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cases as the query side shows them. Every call blocks for at most {@link SidesConfiguration#READ_TIMEOUT} and throws
 * {@link SideAway} when the query side cannot answer, {@link SideRefused} when it will not. Thread-safe.
 */
public final class CaseReads {
    private final CaseReadRoutes routes;

    CaseReads(CaseReadRoutes routes) {
        this.routes = routes;
    }

    /** The newest first, about one user or about all. */
    public List<CaseView> list(String guildId, @Nullable String userId, int limit) {
        return Call.of(() -> routes.list(guildId, userId, limit)).data();
    }

    public CaseView one(String guildId, int number) {
        return Call.of(() -> routes.one(guildId, number)).data();
    }
}
