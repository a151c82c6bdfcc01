package dev.guildhall.push.subscription;

import dev.guildhall.events.wire.Envelope;

/** Hears what Redis tells. Called on the connection's thread: neither method may block. */
public interface SubscriptionListener {
    void heard(Envelope envelope);

    /** The subscription has begun, ended or come back: something may have been published that was not heard. */
    void gap();
}
