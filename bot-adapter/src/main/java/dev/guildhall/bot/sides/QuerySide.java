package dev.guildhall.bot.sides;

import dev.guildhall.door.request.Answer;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.ChangedGuilds;
import dev.guildhall.events.wire.GuildConfiguration;
import java.time.Instant;

/**
 * Where the bot reads. Every call blocks for at most {@link SidesConfiguration#READ_TIMEOUT} and throws {@link SideAway}
 * when the query side cannot answer, {@link SideRefused} when it will not. Thread-safe.
 */
public final class QuerySide {
    /** As "since": nothing but the current watermark is asked for. */
    public static final long FROM_NOW = -1;

    private final QueryRoutes routes;

    QuerySide(QueryRoutes routes) {
        this.routes = routes;
    }

    /** @param atLeast the answer reflects this position, or there is none; 0 for whatever there is */
    public GuildConfiguration configuration(String guildId, long atLeast) {
        Answer<GuildConfiguration> answer = Call.of(() -> routes.configuration(guildId, atLeast > 0 ? atLeast : null));
        GuildConfiguration data = answer.data();
        Long version = answer.version();
        return version == null || version <= data.version() ? data : data.withVersion(version);
    }

    public ChangedGuilds changes(long since, int limit) {
        return Call.of(() -> routes.changes(since, limit)).data();
    }

    /** Since when the module is as it is; refused with 404 where nobody ever changed it. */
    public Instant moduleChangedAt(String guildId, GuildModule module) {
        return Call.of(() -> routes.moduleChange(guildId, module.word())).data().at();
    }

    /** The end of the log. */
    public LogHead logHead() {
        return Call.of(routes::logHead).data();
    }
}
