package dev.guildhall.eventlog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Wakes streams of this process. Those of everything are woken whenever the log grows. Those of some types only are woken
 * when somebody has read a row of theirs, so that what is not theirs costs them nothing; where nobody reads everything,
 * they have to look for themselves. Thread-safe.
 */
final class Selections implements HeadWatch.Watcher {
    /** Which types a stream is for, and how it is woken. */
    record Selection(Predicate<String> types, Runnable callback) {
        boolean isFor(StoredEvent row) {
            return types.test(row.type());
        }
    }

    private final List<Runnable> everything = new CopyOnWriteArrayList<>();
    private final List<Selection> selections = new CopyOnWriteArrayList<>();

    void add(Runnable ofEverything) {
        everything.add(ofEverything);
    }

    void remove(Runnable ofEverything) {
        everything.remove(ofEverything);
        // What it was about to read is read by nobody now.
        look();
    }

    void add(Selection selection) {
        selections.add(selection);
    }

    void remove(Selection selection) {
        selections.remove(selection);
    }

    @Override
    public void grown() {
        everything.forEach(Runnable::run);
        if (everything.isEmpty()) {
            selections.forEach(selection -> selection.callback().run());
        }
    }

    @Override
    public void look() {
        everything.forEach(Runnable::run);
        selections.forEach(selection -> selection.callback().run());
    }

    /** Rows that nobody in this process had read before. */
    void read(List<StoredEvent> rows) {
        for (Selection selection : selections) {
            if (rows.stream().anyMatch(selection::isFor)) {
                selection.callback().run();
            }
        }
    }
}
