package dev.guildhall.query.history;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.token.Asker;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.Change;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.guild.GuildReading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which routes get at the past: for those only who may see the guild as it is now, and from the log, so that
 * nobody waits for a view. Thread-safe.
 */
public final class TimeTravel {
    /** What was in effect at two moments. */
    record Difference(long fromVersion, long toVersion, List<Change> changes, String text) {}

    private final GuildReading guilds;
    private final PastGuilds past;
    private final LogReader log;
    private final TimelineReading timeline;
    private final TimelineSearch search;

    TimeTravel(GuildReading guilds, PastGuilds past, LogReader log, TimelineReading timeline, TimelineSearch search) {
        this.guilds = guilds;
        this.past = past;
        this.log = log;
        this.timeline = timeline;
        this.search = search;
    }

    /** @throws ProblemException 404 when the guild was not known yet */
    GuildView at(Asker asker, String guildId, Moment moment) {
        guilds.read(asker, guildId, null);
        return past(guildId, moment);
    }

    /** @throws ProblemException 404 when the guild was not known at the first of the two */
    Difference difference(Asker asker, String guildId, Moment from, Moment to) {
        guilds.read(asker, guildId, null);
        GuildView before = past(guildId, from);
        GuildView after = past(guildId, to);
        List<Change> changes = ConfigurationDifference.between(before, after);
        return new Difference(before.version(), after.version(), changes, ConfigurationDifference.text(changes));
    }

    private GuildView past(String guildId, Moment moment) {
        return past.at(guildId, moment)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "The guild was not known at that moment"));
    }

    /**
     * What had happened to one of a guild's tickets by then, in the order of the log.
     *
     * @param atLeastVersion as it came in the query, if it did
     */
    public List<LoggedEvent> ofTicket(
            Asker asker, String guildId, String ticketId, Moment moment, @Nullable String atLeastVersion) {
        timeline.open(asker, guildId, atLeastVersion);
        Long last = moment.position();
        long atMost = last == null ? Long.MAX_VALUE : last;
        List<LoggedEvent> events = new ArrayList<>();
        long after = 0;
        while (true) {
            List<Long> page =
                    search.oldest(guildId, Term.subject(Kind.ticket(ticketId)), after, atMost, LogReader.MAX_PAGE);
            log.at(page).stream().filter(moment::includes).forEach(events::add);
            if (page.size() < LogReader.MAX_PAGE) {
                return events;
            }
            after = page.getLast();
        }
    }

    /** Throws unless the guild may be seen: for whoever reads an aggregate of it from the log. */
    public void open(Asker asker, String guildId) {
        guilds.read(asker, guildId, null);
    }
}
