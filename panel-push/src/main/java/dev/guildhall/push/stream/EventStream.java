package dev.guildhall.push.stream;

import dev.guildhall.push.room.Dropped;
import dev.guildhall.push.room.PanelConnection;
import dev.guildhall.push.room.RoomEvent;
import dev.guildhall.push.room.Rooms;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream about one guild. Every event carries its version as identifier, as the contract says; a resume point
 * then takes the client back to the version up to which it has certainly been told everything, because a later
 * change can have arrived before an earlier one that Redis lost. With that the client comes again.
 */
final class EventStream implements PanelConnection {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** How soon a stream ends whose token does not count any more. */
    static final Duration TOKEN_CHECK = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final String userId;
    private final String guildId;
    private final Rooms rooms;
    private final LongSupplier toldUpTo;
    private final BooleanSupplier entitled;
    private final Outbox outbox = new Outbox();
    private volatile long resumedFrom = RoomEvent.UNVERSIONED;
    private long lastId = RoomEvent.UNVERSIONED;

    /**
     * @param toldUpTo up to which version everything has been told to the rooms
     * @param entitled whether the token with which the stream was opened still counts
     */
    EventStream(String userId, String guildId, Rooms rooms, LongSupplier toldUpTo, BooleanSupplier entitled) {
        this.userId = userId;
        this.guildId = guildId;
        this.rooms = rooms;
        this.toldUpTo = toldUpTo;
        this.entitled = entitled;
    }

    @Override
    public Kind kind() {
        return Kind.STREAM;
    }

    @Override
    public String userId() {
        return userId;
    }

    String guildId() {
        return guildId;
    }

    /** The client had this version before, and has been told since what it missed. */
    void resumedFrom(long version) {
        resumedFrom = version;
    }

    @Override
    public void send(RoomEvent event) {
        if (!outbox.offer(Frame.of(event))) {
            Dropped.connection();
            LOG.info("Closing a stream about guild {}: its client does not read", guildId);
            close();
        }
    }

    /** Nothing that waits is told any more, and nothing comes after the notice. */
    @Override
    public void revoked(String lostGuildId, RoomEvent notice) {
        if (lostGuildId.equals(guildId)) {
            rooms.exit(this);
            outbox.finish(Frame.of(notice));
        }
    }

    /** Out of the room at once; the connection ends as soon as what is being written is written. */
    void close() {
        rooms.exit(this);
        outbox.finish(null);
    }

    /** Only by writing can it be known that a client has gone. */
    void probe() {
        if (!outbox.offer(Frame.COMMENT)) {
            close();
        }
    }

    /** Writes until the stream is closed or its token does not count any more; for one thread, which it blocks. */
    void serve(OutputStream client) throws IOException, InterruptedException {
        long heard = System.nanoTime();
        writeResumePoint(client);
        while (entitled.getAsBoolean()) {
            List<Frame> frames = outbox.take(TOKEN_CHECK);
            if (!frames.isEmpty()) {
                write(client, frames);
                heard = System.nanoTime();
            } else if (outbox.isFinished()) {
                return;
            } else if (System.nanoTime() - heard >= HEARTBEAT.minus(TOKEN_CHECK).toNanos()) {
                write(client, List.of(Frame.COMMENT));
                heard = System.nanoTime();
            }
        }
    }

    private void write(OutputStream client, List<Frame> frames) throws IOException {
        for (Frame frame : frames) {
            client.write(frame.bytes());
            lastId = frame.id() == RoomEvent.UNVERSIONED ? lastId : frame.id();
        }
        if (outbox.isFinished()) {
            // What was the last word stays it.
            client.flush();
        } else {
            writeResumePoint(client);
        }
    }

    private void writeResumePoint(OutputStream client) throws IOException {
        long point = Math.max(resumedFrom, toldUpTo.getAsLong());
        if (point != lastId && point != RoomEvent.UNVERSIONED) {
            client.write(Frame.resumePoint(point).bytes());
            lastId = point;
        }
        client.flush();
    }
}
