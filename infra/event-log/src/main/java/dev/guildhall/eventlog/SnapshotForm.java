package dev.guildhall.eventlog;

/**
 * How one type of aggregate is kept. Each program that loads such aggregates declares one as a bean; a snapshot of any
 * other form is discarded.
 *
 * @param aggregateType as it stands on the aggregate's events
 * @param state a record with {@link SnapshotType} that the aggregate can evolve from, without any personal data
 */
public record SnapshotForm(String aggregateType, Class<? extends Record> state) {
    /** @throws IllegalArgumentException when the state does not say its {@link SnapshotType} */
    public SnapshotForm {
        annotation(state);
    }

    public String type() {
        return annotation(state).value();
    }

    public int revision() {
        return annotation(state).revision();
    }

    private static SnapshotType annotation(Class<?> state) {
        SnapshotType type = state.getAnnotation(SnapshotType.class);
        if (type == null) {
            throw new IllegalArgumentException(state.getName() + " has no @SnapshotType: it cannot be stored");
        }
        return type;
    }
}
