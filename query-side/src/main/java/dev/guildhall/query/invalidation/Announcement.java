package dev.guildhall.query.invalidation;

import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.Envelope;
import dev.guildhall.query.configuration.Cause;

/** One envelope on its way to a channel, and what it goes back to. */
record Announcement(Channel channel, Envelope envelope, Cause cause) {
    Announcement {
        if (!channel.envelope().isInstance(envelope)) {
            throw new IllegalArgumentException(
                    channel + " does not carry " + envelope.getClass().getSimpleName());
        }
    }
}
