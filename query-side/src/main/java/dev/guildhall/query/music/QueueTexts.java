package dev.guildhall.query.music;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.music.TrackRequested;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What members want to hear, read from the log at the moment when it is asked for: whatever was erased since reads {@link
 * dev.guildhall.events.SealedValue#ERASED}. Throws Spring's {@code DataAccessException} when PostgreSQL is away.
 * Thread-safe.
 */
final class QueueTexts {
    private final LogReader log;

    QueueTexts(LogReader log) {
        this.log = log;
    }

    /** By the position at which they stand. */
    Map<Long, String> of(Collection<QueuedTrack> tracks) {
        Map<Long, String> found = new HashMap<>();
        log.at(tracks.stream().map(QueuedTrack::textAt).toList()).forEach(logged -> {
            if (!(logged.payload() instanceof TrackRequested requested)) {
                throw new IllegalStateException("no track stands at " + logged.position());
            }
            found.put(logged.position(), requested.text());
        });
        return found;
    }
}
