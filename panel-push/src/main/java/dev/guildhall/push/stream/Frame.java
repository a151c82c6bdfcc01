package dev.guildhall.push.stream;

import dev.guildhall.push.room.EventName;
import dev.guildhall.push.room.RoomEvent;
import java.time.Duration;

/**
 * One block of an event stream, with the empty line that ends it.
 *
 * @param id what the client now has as the identifier of its last event, or {@link RoomEvent#UNVERSIONED}
 */
record Frame(String text, long id) {
    /** A comment, which no client tells its page of. */
    static final Frame COMMENT = new Frame(":\n\n", RoomEvent.UNVERSIONED);

    /** What happened in Discord has no name on a stream: it is what {@code onmessage} hears. Everything else is named. */
    static Frame of(RoomEvent event) {
        StringBuilder text = new StringBuilder(event.json().length() + 64);
        if (!event.name().equals(EventName.DISCORD_EVENT)) {
            text.append("event: ").append(event.name()).append('\n');
        }
        if (event.version() != RoomEvent.UNVERSIONED) {
            text.append("id: ").append(event.version()).append('\n');
        }
        return new Frame(
                text.append("data: ").append(event.json()).append("\n\n").toString(), event.version());
    }

    /** Only moves the identifier: a block without data is no event. */
    static Frame resumePoint(long id) {
        return new Frame("id: " + id + "\n\n", id);
    }

    /** After how long a client comes again by itself when the stream ends. */
    static Frame retry(Duration delay) {
        return new Frame("retry: " + delay.toMillis() + "\n\n", RoomEvent.UNVERSIONED);
    }
}
