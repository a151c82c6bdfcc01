package dev.guildhall.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The lines that a child process has written so far, read by a thread of its own so that the child never blocks. That is
 * a platform thread: one that waits in a pipe holds its carrier, and on a machine of two processors the two pipes of one
 * child could hold up every virtual thread of the program.
 */
final class OutputLines {

    static final int MAX_LINES = 200_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    static OutputLines of(InputStream stream, String thread) {
        OutputLines output = new OutputLines();
        Thread.ofPlatform().daemon().name(thread).start(() -> output.read(stream));
        return output;
    }

    private void read(InputStream stream) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException closed) {
            add("[output ended: " + closed.getMessage() + "]");
        } finally {
            end();
        }
    }

    private void add(String line) {
        lock.lock();
        try {
            if (lines.size() < MAX_LINES) {
                lines.add(line);
            }
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All lines so far; beyond {@value #MAX_LINES} the later ones are dropped. */
    List<String> all() {
        lock.lock();
        try {
            return List.copyOf(lines);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the line with that number, counted from 0; empty when the output ended or the time was up before it. */
    Optional<String> line(int index, Duration timeout) {
        return first(index, line -> true, timeout);
    }

    /** The first matching line at or after the number; empty when the output ended or the time was up before it. */
    Optional<String> first(int from, Predicate<String> condition, Duration timeout) {
        long remaining = timeout.toNanos();
        int next = from;
        lock.lock();
        try {
            while (true) {
                for (; next < lines.size(); next++) {
                    if (condition.test(lines.get(next))) {
                        return Optional.of(lines.get(next));
                    }
                }
                if (ended || remaining <= 0) {
                    return Optional.empty();
                }
                remaining = grown.awaitNanos(remaining);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for output", interrupted);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the process has closed its end within the time. */
    boolean awaitEnd(Duration timeout) {
        first(Integer.MAX_VALUE, line -> false, timeout);
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
