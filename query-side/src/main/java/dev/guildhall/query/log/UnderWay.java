package dev.guildhall.query.log;

import dev.guildhall.eventlog.Anchor;
import dev.guildhall.events.log.KnownHead;
import java.util.List;
import java.util.Optional;

/**
 * Whether a verification goes on in this process, and which heads it was given by hand.
 *
 * @param anchors in the order in which they were given; empty where nothing goes on
 */
record UnderWay(boolean running, List<KnownHead> anchors) {
    static UnderWay of(Optional<List<Anchor>> given) {
        return new UnderWay(
                given.isPresent(),
                given.orElse(List.of()).stream().map(UnderWay::head).toList());
    }

    private static KnownHead head(Anchor anchor) {
        return new KnownHead(
                anchor.position(),
                anchor.link(),
                anchor.recordedAt().equals(Anchor.TIME_UNKNOWN)
                        ? null
                        : anchor.recordedAt().toEpochMilli());
    }
}
