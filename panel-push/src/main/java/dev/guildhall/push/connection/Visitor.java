package dev.guildhall.push.connection;

import com.corundumstudio.socketio.handler.ClientHead;
import dev.guildhall.door.session.EndedSessions;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Somebody whose connection stands, and how far in. Thread-safe. */
final class Visitor {
    private enum Place {
        OUTSIDE,
        KNOCKING,
        INSIDE
    }

    private final ClientHead head;
    private final AtomicReference<Place> place = new AtomicReference<>(Place.OUTSIDE);
    private volatile @Nullable ConnectedSocket socket;
    private volatile EndedSessions.@Nullable Watch watch;
    private volatile @Nullable SocketLine line;

    Visitor(ClientHead head) {
        this.head = head;
    }

    ClientHead head() {
        return head;
    }

    /** The client's web socket; {@code null} for one that only polls, so far. */
    @Nullable SocketLine line() {
        return line;
    }

    void has(SocketLine webSocket) {
        line = webSocket;
    }

    /** @return false for one who has knocked already */
    boolean knock() {
        return place.compareAndSet(Place.OUTSIDE, Place.KNOCKING);
    }

    /** From here on {@link #socket} has to be taken out of the rooms when the visitor goes. */
    void becomes(ConnectedSocket known) {
        socket = known;
    }

    void letIn() {
        place.set(Place.INSIDE);
    }

    /** @param onEnd closes this socket when its session ends, or now if it has already */
    void watch(EndedSessions ended, UUID session, Runnable onEnd) {
        unwatch();
        watch = ended.watch(session, onEnd);
    }

    void unwatch() {
        EndedSessions.Watch known = watch;
        if (known != null) {
            known.close();
        }
    }

    /** May try again. */
    void sendAway() {
        place.set(Place.OUTSIDE);
    }

    boolean isInside() {
        return place.get() == Place.INSIDE;
    }

    @Nullable ConnectedSocket socket() {
        return socket;
    }
}
