package dev.guildhall.eventlog.parking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A guild that a projection goes on without.
 *
 * @param guild {@link Incoming#NOBODY} for the events of no guild
 * @param position of the event that could not be processed
 * @param followed how far the guild's events are in the view; less than {@code position} unless it is being retried
 * @param decided up to where it is decided what follows from its events
 * @param wanted what an operator wants to become of it, if anything
 */
public record Letter(
        String projection,
        String guild,
        long position,
        String eventType,
        String error,
        String detail,
        int attempts,
        Instant firstAttemptAt,
        Instant lastAttemptAt,
        long followed,
        long decided,
        @Nullable String wanted) {
    public static final String RETRY = "retry";
    public static final String DISCARD = "discard";
    static final String COLUMNS =
            "projection, guild_id, position, event_type, error, detail, attempts, first_attempt_at,"
                    + " last_attempt_at, followed, decided, wanted";

    private static final char DASH = '-';

    /** Where a letter is found. */
    public record Place(String projection, long position) {}

    static Letter read(ResultSet row) throws SQLException {
        return new Letter(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getLong(10),
                row.getLong(11),
                row.getString(12));
    }

    /** The name of its projection and the position of its event. */
    public String id() {
        return id(projection, position);
    }

    /** Of the letter of a projection about the event at a position. */
    public static String id(String projection, long position) {
        return projection + DASH + position;
    }

    /** Where the letter of that id is; empty for what is no such id. */
    public static Optional<Place> place(String id) {
        int dash = id.lastIndexOf(DASH);
        try {
            return dash < 1
                    ? Optional.empty()
                    : Optional.of(
                            new Place(id.substring(0, dash), Long.parseUnsignedLong(id, dash + 1, id.length(), 10)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** {@code null} for the events of no guild. */
    public @Nullable String guildId() {
        return guild.equals(Incoming.NOBODY) ? null : guild;
    }

    /** Whether its event is still to be passed over for good. */
    boolean isToBeDiscarded() {
        return DISCARD.equals(wanted) && followed < position;
    }
}
