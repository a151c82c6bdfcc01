package dev.guildhall.query.history;

import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.query.content.ContentPages;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A moment of a guild's history: a position of the log, or a time. One of the two is there. */
public record Moment(@Nullable Long position, @Nullable Instant time) {
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    public static Moment at(long position) {
        return new Moment(position, null);
    }

    public static Moment at(Instant time) {
        return new Moment(null, time);
    }

    /**
     * What was asked for under that name.
     *
     * @throws dev.guildhall.door.problem.ProblemException 400 when it is neither position nor time
     */
    public static @Nullable Moment parse(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (POSITION.matcher(text).matches()) {
            return at(Long.parseLong(text));
        }
        try {
            return at(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw ContentPages.malformed("'" + name + "' must be a position, or a time as in 2030-01-31T12:00:00Z");
        }
    }

    /**
     * The one moment that was asked for.
     *
     * @throws dev.guildhall.door.problem.ProblemException 400 unless it is just one of the two
     */
    public static Moment one(@Nullable String position, @Nullable String time) {
        Moment moment = parse(position == null ? "time" : "position", position == null ? time : position);
        boolean both = position != null && time != null;
        if (moment == null || both || (moment.position() == null) == (position != null)) {
            throw ContentPages.malformed("One of 'time' and 'position' must say which moment is meant");
        }
        return moment;
    }

    /** Whether the event had happened by then. */
    public boolean includes(LoggedEvent event) {
        return position != null
                ? event.position() <= position
                : time == null || !event.recordedAt().isAfter(time);
    }
}
