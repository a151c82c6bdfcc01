package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.GrowingState;
import dev.guildhall.eventlog.SnapshotType;
import java.util.List;

/**
 * A desk as it is kept beside the log. It holds ids, nothing else about a person. Whoever changes the shape, or what
 * {@code evolve} makes of an event, takes the next revision.
 *
 * @param cases the oldest first
 */
@SnapshotType(value = "moderation.DeskState", revision = 1)
record CaseDeskSnapshot(String guildId, int lastNumber, List<CaseState> cases) implements GrowingState {
    /** Of one case, beside what was done. */
    private static final int PARTS_OF_A_CASE = 10;

    CaseDeskSnapshot {
        cases = List.copyOf(cases);
    }

    @Override
    public int parts() {
        return cases.stream()
                .mapToInt(one ->
                        PARTS_OF_A_CASE + one.done().size() + one.failed().size())
                .sum();
    }
}
