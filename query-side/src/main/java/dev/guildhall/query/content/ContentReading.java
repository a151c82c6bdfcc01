package dev.guildhall.query.content;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.token.Asker;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.content.ContentPages.Page;
import dev.guildhall.query.guild.AtLeast;
import dev.guildhall.query.guild.GuildReading;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one way in which routes get at a feature's view: new enough, and only for those who may see the guild. Thread-safe. */
public final class ContentReading<V extends ContentView> {
    private final GuildReading guilds;
    private final AtLeast atLeast;
    private final String projection;
    private final ContentTable<V> views;
    private final String what;

    /**
     * @param projection the processing group that makes the view
     * @param what one of them is called
     */
    ContentReading(GuildReading guilds, AtLeast atLeast, String projection, ContentTable<V> views, String what) {
        this.guilds = guilds;
        this.atLeast = atLeast;
        this.projection = projection;
        this.views = views;
        this.what = what;
    }

    /**
     * The newest first.
     *
     * @param where columns that must be of that value
     */
    public Page<V> list(
            Asker asker,
            String guildId,
            @Nullable String atLeastVersion,
            Map<String, String> where,
            @Nullable String after,
            int limit) {
        open(asker, guildId, atLeastVersion);
        long version = views.version(guildId);
        return Page.of(views.list(guildId, where, after, limit + 1), limit, version, ContentView::id);
    }

    /** @throws ProblemException 404 when the guild has no such one */
    public V one(Asker asker, String guildId, String id, @Nullable String atLeastVersion) {
        open(asker, guildId, atLeastVersion);
        return views.find(guildId, id)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_FOUND, "There is no such " + what + " in this guild"));
    }

    /** For what is read otherwise: throws when the guild may not be seen, waits for that version. Answers the guild. */
    public GuildView open(Asker asker, String guildId, @Nullable String atLeastVersion) {
        GuildView guild = guilds.read(asker, guildId, atLeastVersion);
        long version = AtLeast.version(atLeastVersion);
        atLeast.await(version);
        guilds.reflects(projection, guildId, version);
        return guild;
    }
}
