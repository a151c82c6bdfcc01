package dev.guildhall.query.configuration;

import java.util.List;

/**
 * Events whose effect is now in the view for everybody to read, in the order of the log.
 *
 * @param position how far the segment has come
 * @param everySegment whether that one segment is the whole projection, so that the whole view has come so far
 */
public record CommittedBatch(List<ViewStep> steps, long position, boolean everySegment) {
    public CommittedBatch {
        steps = List.copyOf(steps);
    }
}
