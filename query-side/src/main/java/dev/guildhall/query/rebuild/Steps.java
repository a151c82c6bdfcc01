package dev.guildhall.query.rebuild;

/** Told what is done, before the next thing is begun. For tests, which end there what a kill would end. */
@FunctionalInterface
interface Steps {
    enum Step {
        TAKEN,
        CREATED,
        READ,
        LOADED,
        INDEXED,
        CAUGHT_UP,
        COMPARED,
        /** All is moved, and nothing committed. */
        MOVED,
        SWAPPED,
        ANNOUNCED
    }

    Steps IGNORED = step -> {};

    void reached(Step step);
}
