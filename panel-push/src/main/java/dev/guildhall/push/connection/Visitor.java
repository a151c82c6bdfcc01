package dev.guildhall.push.connection;

import com.corundumstudio.socketio.handler.ClientHead;
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

    Visitor(ClientHead head) {
        this.head = head;
    }

    ClientHead head() {
        return head;
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
