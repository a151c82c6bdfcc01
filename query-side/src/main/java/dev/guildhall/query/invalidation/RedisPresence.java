package dev.guildhall.query.invalidation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether Redis answers. Logs when that changes, not each time that it is felt. Confined to one thread. */
final class RedisPresence {
    private static final Logger LOG = LoggerFactory.getLogger(RedisPresence.class);

    private enum State {
        HERE,
        /** Something failed; the next probe tells whether it was Redis. */
        DOUBTFUL,
        AWAY
    }

    private volatile State state = State.HERE;

    boolean isHere() {
        return state == State.HERE;
    }

    void gone(Exception cause) {
        if (state != State.AWAY) {
            LOG.warn("Redis is away, invalidations are dropped until it is back: {}", cause.getMessage());
        }
        state = State.AWAY;
    }

    void doubt() {
        if (state == State.HERE) {
            state = State.DOUBTFUL;
        }
    }

    /** @return whether it had been away for certain */
    boolean back() {
        boolean returned = state == State.AWAY;
        if (returned) {
            LOG.info("Redis is back");
        }
        state = State.HERE;
        return returned;
    }
}
