package dev.guildhall.query.content;

import java.util.List;

/**
 * Told after each commit of a view, on the projection's own thread: implementations must neither block nor throw. Nobody
 * is told again after a crash.
 */
@FunctionalInterface
public interface ContentCommits<E, V> {
    /**
     * A batch that was committed.
     *
     * @param news in the order of the log: what was never committed before, so nothing of a replay
     * @param position how far the view has come
     * @param due whether something is to be carried out in Discord because of it
     */
    record Batch<E, V>(List<ContentStep<E, V>> news, long position, boolean due) {}

    void committed(Batch<E, V> batch);
}
