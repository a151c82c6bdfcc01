package dev.guildhall.push.stream;

import dev.guildhall.push.room.EventName;
import dev.guildhall.push.room.RoomEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One block of an event stream, with the empty line that ends it. All streams of a room write the same bytes. */
final class Frame {
    /** A comment, which no client tells its page of. */
    static final Frame COMMENT = new Frame(":\n\n", RoomEvent.UNVERSIONED);

    private final byte[] bytes;
    private final long id;

    Frame(String text, long id) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
        this.id = id;
    }

    /** Not copied for each stream, so not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** What the client now has as the identifier of its last event, or {@link RoomEvent#UNVERSIONED}. */
    long id() {
        return id;
    }

    static Frame of(RoomEvent event) {
        return event.form(Frame.class, Frame::written);
    }

    /** What happened in Discord has no name on a stream: it is what {@code onmessage} hears. Everything else is named. */
    private static Frame written(RoomEvent event) {
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

    /**
     * Only moves the identifier. Its empty data makes an event of it, under a name that nobody listens for: some clients
     * take identifiers from nothing else.
     */
    static Frame resumePoint(long id) {
        return new Frame("event: position\nid: " + id + "\ndata:\n\n", id);
    }

    /** After how long a client comes again by itself when the stream ends. */
    static Frame retry(Duration delay) {
        return new Frame("retry: " + delay.toMillis() + "\n\n", RoomEvent.UNVERSIONED);
    }
}
