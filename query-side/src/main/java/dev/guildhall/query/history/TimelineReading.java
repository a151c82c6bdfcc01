package dev.guildhall.query.history;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.token.Asker;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.query.content.ContentPages;
import dev.guildhall.query.content.ContentPages.Page;
import dev.guildhall.query.guild.AtLeast;
import dev.guildhall.query.guild.GuildReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one way in which routes get at a guild's history: new enough, and only for those who may see it. Thread-safe. */
final class TimelineReading {
    /** Of what an entry follows from, and of what follows from it. */
    static final int MAX_RELATED = 50;

    /** The most fields of which one call tells who set them. */
    static final int MAX_FIELDS = 500;

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    /** An entry with what the same request led to before it and after it, in the order of the log. */
    record InContext(TimelineEntry entry, List<TimelineEntry> causedBy, List<TimelineEntry> caused) {}

    /** The entry that last set a field. */
    record Blame(String path, TimelineEntry entry) {}

    private final GuildReading guilds;
    private final AtLeast atLeast;
    private final LogReader log;
    private final TimelineSearch search;
    private final TimelineEntries entries;

    TimelineReading(
            GuildReading guilds, AtLeast atLeast, LogReader log, TimelineSearch search, TimelineEntries entries) {
        this.guilds = guilds;
        this.atLeast = atLeast;
        this.log = log;
        this.search = search;
        this.entries = entries;
    }

    void open(Asker asker, String guildId, @Nullable String atLeastVersion) {
        guilds.read(asker, guildId, atLeastVersion);
        long version = AtLeast.version(atLeastVersion);
        atLeast.await(version);
        guilds.reflects(TimelineProjection.GROUP, guildId, version);
    }

    Page<TimelineEntry> page(
            Asker asker,
            String guildId,
            @Nullable String atLeastVersion,
            HistoryRequest request,
            int limit,
            Locale locale) {
        Question question = request.question(this::upTo);
        open(asker, guildId, atLeastVersion);
        long version = search.version(guildId);
        TimelineSearch.Found found = search.find(guildId, question, limit);
        Long next = found.next();
        return new Page<>(entries.at(found.positions(), locale), version, next == null ? null : next.toString());
    }

    /** The last position recorded at or before the instant. */
    private long upTo(Instant instant) {
        return log.positionAt(instant);
    }

    /** @throws ProblemException 404 when nothing of the guild stands there */
    InContext one(Asker asker, String guildId, String position, @Nullable String atLeastVersion, Locale locale) {
        open(asker, guildId, atLeastVersion);
        if (!POSITION.matcher(position).matches() || !search.has(guildId, Term.EVERYTHING, Long.parseLong(position))) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such entry in this guild's history");
        }
        long at = Long.parseLong(position);
        TimelineEntry entry = entries.at(List.of(at), locale).getFirst();
        String correlationId = entry.correlationId();
        if (correlationId == null) {
            return new InContext(entry, List.of(), List.of());
        }
        String term = Term.correlation(correlationId);
        List<Long> before = search.newest(guildId, term, at, MAX_RELATED);
        List<Long> after = search.oldest(guildId, term, at, Long.MAX_VALUE, MAX_RELATED);
        return new InContext(entry, entries.at(before.reversed(), locale), entries.at(after, locale));
    }

    /**
     * Of the field at a path, or of all below it.
     *
     * @param path {@code null} for all of the configuration
     */
    Page<Blame> blame(
            Asker asker, String guildId, @Nullable String path, @Nullable String atLeastVersion, Locale locale) {
        HistoryRequest.bounded("path", path);
        if (path != null && !path.startsWith("/")) {
            throw ContentPages.malformed("'path' must be a JSON pointer as in /settings/prefix");
        }
        open(asker, guildId, atLeastVersion);
        List<TimelineSearch.FieldSetter> setters = new ArrayList<>();
        for (String root : path == null ? ConfigurationFacts.ROOTS : List.of(path)) {
            String plain = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
            setters.addAll(search.setters(guildId, plain, MAX_FIELDS - setters.size()));
        }
        List<TimelineEntry> told = entries.at(
                setters.stream().map(TimelineSearch.FieldSetter::position).toList(), locale);
        List<Blame> blames = new ArrayList<>();
        for (int i = 0; i < setters.size(); i++) {
            blames.add(new Blame(setters.get(i).path(), told.get(i)));
        }
        return new Page<>(blames, search.version(guildId), null);
    }
}
