package dev.guildhall.eventlog;

import java.io.IOException;

/** A place outside the data base where heads of the log are written down, so that no superuser can unwrite them. */
public interface AnchorSink {
    /** For logs, metrics and {@code log.anchor}: stable, short and without secrets. */
    String name();

    /**
     * Returns when the anchor is safe there. Called by one thread at a time; may be called again with the same anchor.
     *
     * @throws IOException when it may not be safe there; the next anchor is tried at its time
     */
    void record(Anchor anchor) throws IOException, InterruptedException;
}
