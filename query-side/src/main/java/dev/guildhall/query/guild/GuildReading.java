package dev.guildhall.query.guild;

import dev.guildhall.door.access.AccessLevel;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.token.Asker;
import dev.guildhall.query.configuration.ConfigurationProjection;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.SharedGuildReads;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one way in which routes get at a guild: new enough, and only for those who may see it. Thread-safe. */
public final class GuildReading {
    private final SharedGuildReads views;
    private final AtLeast atLeast;
    private final RestingViews resting;

    public GuildReading(SharedGuildReads views, AtLeast atLeast, RestingViews resting) {
        this.views = views;
        this.atLeast = atLeast;
        this.resting = resting;
    }

    /**
     * For views of their own, after {@link AtLeast#await}.
     *
     * @throws ProblemException 503 when that view of the guild rests before the version
     */
    public void reflects(String projection, String guildId, long version) {
        resting.check(projection, guildId, version);
    }

    /**
     * The guild's view.
     *
     * @param atLeastVersion as it came in the query, if it did
     * @throws ProblemException 403 when the asker may not see it or there is no such guild, which is not told apart; 400
     *     or 503 on account of {@code atLeast}
     */
    public GuildView read(Asker asker, String guildId, @Nullable String atLeastVersion) {
        return read(asker, guildId, atLeastVersion, AccessLevel.READ);
    }

    /** The same, for what takes a higher level than {@link AccessLevel#READ} to see. */
    public GuildView read(Asker asker, String guildId, @Nullable String atLeastVersion, AccessLevel needed) {
        long version = AtLeast.version(atLeastVersion);
        Optional<GuildView> view = views.find(guildId);
        if (version > 0 && view.filter(v -> v.position() >= version).isEmpty()) {
            atLeast.await(version);
            reflects(ConfigurationProjection.GROUP, guildId, version);
            view = views.find(guildId);
        }
        return view.filter(v -> mayRead(asker, v, needed))
                .orElseThrow(() -> new ProblemException(ProblemType.FORBIDDEN, "This guild is not open to you"));
    }

    /** A side on its own account sees every guild in which the bot is. */
    private static boolean mayRead(Asker asker, GuildView view, AccessLevel needed) {
        return asker.service()
                ? view.authority().present()
                : levelOf(asker, view).includes(needed);
    }

    static AccessLevel levelOf(Asker asker, GuildView view) {
        return view.authority().levelOf(asker.userId());
    }
}
