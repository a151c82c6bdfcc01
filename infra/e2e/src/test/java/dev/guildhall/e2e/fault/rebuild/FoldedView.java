package dev.guildhall.e2e.fault.rebuild;

import java.util.List;

/** One view as it follows from the log, by nothing that the program itself follows it with. Used by one thread. */
interface FoldedView {
    List<FoldedTable> tables();

    /**
     * Of all events in their order.
     *
     * @throws IllegalStateException when it is about this view and nobody has said here what follows from it
     */
    void follow(StoredEvent event);
}
