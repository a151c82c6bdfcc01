package dev.guildhall.query.projection;

import java.util.List;
import org.axonframework.eventhandling.Segment;

/** How far the segments of a projection have come. Immutable. */
public record Reached(List<Part> parts) {
    /** A segment, and the position of the last event that it has followed. */
    public record Part(Segment segment, long position) {}

    public Reached {
        parts = List.copyOf(parts);
    }

    /** Of the segment furthest behind; 0 before the first event. */
    public long least() {
        return parts.stream().mapToLong(Part::position).min().orElse(0);
    }

    /** Of the segment that is ahead of all others; 0 before the first event. */
    public long most() {
        return parts.stream().mapToLong(Part::position).max().orElse(0);
    }

    /** Whether the segment that the guild is of has come to that position. */
    public boolean includes(String guildId, long position) {
        return parts.stream()
                .filter(part -> part.segment().matches(guildId))
                .anyMatch(part -> part.position() >= position);
    }
}
