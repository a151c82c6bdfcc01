package dev.guildhall.command.log;

import dev.guildhall.events.log.KnownHead;
import java.util.List;

/**
 * Whether a verification goes on, and which heads it was given by hand.
 *
 * @param anchors in the order in which they were given; empty where nothing goes on
 */
record UnderWay(boolean running, List<KnownHead> anchors) {
    UnderWay {
        anchors = List.copyOf(anchors);
    }

    /** Whether somebody who brings these heads is served by it, or by one of their own. */
    boolean serves(List<KnownHead> brought) {
        return !running || brought.isEmpty() || brought.equals(anchors);
    }
}
