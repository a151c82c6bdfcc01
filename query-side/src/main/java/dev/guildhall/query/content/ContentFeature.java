package dev.guildhall.query.content;

import dev.guildhall.query.effect.EffectDecisions;
import java.util.List;
import java.util.Optional;

/**
 * How a feature's view follows from its events. Used by one thread.
 *
 * @param <E> its events
 * @param <V> what of the view an event is about
 */
public interface ContentFeature<E, V> {
    /** The processing group: its token is stored under this name, and how far it has decided. */
    String group();

    /** What the types of its events begin with, as they are stored. */
    String types();

    /** The payload, when it is one of the feature's events. */
    Optional<E> event(Object payload);

    /**
     * Writes what becomes of the view, in the caller's transaction: absolute values, never older than what is there.
     *
     * @return of each event that may mean something for Discord or for those who listen, in their order, changed or not
     * @throws RuntimeException when one of the events cannot be followed: it is found by following fewer of them
     */
    List<ContentStep<E, V>> follow(List<ContentEvent<E>> events);

    /** What is to be done in Discord because of it. */
    void decide(ContentStep<E, V> step, EffectDecisions decisions);
}
