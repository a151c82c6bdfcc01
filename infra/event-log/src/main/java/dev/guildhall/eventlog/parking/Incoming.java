package dev.guildhall.eventlog.parking;

import dev.guildhall.eventlog.UnreadableEvent;
import dev.guildhall.eventlog.UnreadablePayload;
import dev.guildhall.events.EventCatalogue;
import dev.guildhall.events.GuildhallEvent;
import java.util.Objects;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way into a view.
 *
 * @param guild whose events are in order among themselves; {@link #NOBODY} for those of no guild
 * @param known what the projection made of the message; {@code null} when it cannot be read
 * @param unreadable why it cannot be read, if it cannot
 */
public record Incoming<E>(
        String guild,
        long position,
        String type,
        @Nullable E known,
        @Nullable UnreadableEvent unreadable) {
    /** No guild has this id. */
    public static final String NOBODY = "";

    /** One that can be read. */
    public static <E> Incoming<E> of(GuildhallEvent payload, long position, E known) {
        return new Incoming<>(
                guild(payload.guildId()), position, EventCatalogue.typeOf(payload.getClass()), known, null);
    }

    public static <E> Incoming<E> of(UnreadablePayload payload) {
        return new Incoming<>(guild(payload.guildId()), payload.position(), payload.type(), null, payload.failure());
    }

    /** @throws NullPointerException when it cannot be read */
    public E event() {
        return Objects.requireNonNull(known, "this event cannot be read");
    }

    static String guild(@Nullable String guildId) {
        return guildId == null ? NOBODY : guildId;
    }

    /** Whose events a message is among; {@link #NOBODY} for what is no event of this program's. */
    public static String guild(EventMessage<?> message) {
        return switch (message.getPayload()) {
            case GuildhallEvent event -> guild(event.guildId());
            case UnreadablePayload payload -> guild(payload.guildId());
            default -> NOBODY;
        };
    }

    /** As it is stored; empty for what is no event of this program's. */
    public static String type(EventMessage<?> message) {
        return switch (message.getPayload()) {
            case GuildhallEvent event -> EventCatalogue.typeOf(event.getClass());
            case UnreadablePayload payload -> payload.type();
            default -> "";
        };
    }

    /** @throws IllegalArgumentException when the message did not come from the log */
    public static long position(EventMessage<?> message) {
        if (message instanceof TrackedEventMessage<?> tracked
                && tracked.trackingToken().position().isPresent()) {
            return tracked.trackingToken().position().getAsLong();
        }
        throw new IllegalArgumentException("an event without a position did not come from the log");
    }
}
