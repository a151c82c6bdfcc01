package dev.guildhall.query.configuration;

/**
 * Told after each commit of the view, on the projection's own thread: implementations must neither block nor throw.
 * Nobody is told again after a crash, so whoever depends on it must also look by itself from time to time.
 */
@FunctionalInterface
public interface ViewCommits {
    void committed(CommittedBatch batch);
}
