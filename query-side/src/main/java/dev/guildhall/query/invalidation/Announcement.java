package dev.guildhall.query.invalidation;

import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.Envelope;

/** One envelope on its way to a channel. */
record Announcement(Channel channel, Envelope envelope) {
    Announcement {
        if (!channel.envelope().isInstance(envelope)) {
            throw new IllegalArgumentException(
                    channel + " does not carry " + envelope.getClass().getSimpleName());
        }
    }
}
