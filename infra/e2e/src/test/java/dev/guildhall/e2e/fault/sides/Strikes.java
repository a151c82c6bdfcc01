package dev.guildhall.e2e.fault.sides;

import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.fault.Pause;
import dev.guildhall.testkit.JvmProcess;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Has processes suffer, each of them one blow at a time, and never for more than half of the time: whatever cannot go on without one
 * would otherwise never come to its end. Thread-safe.
 */
public final class Strikes {
    private static final Duration END = Duration.ofSeconds(60);

    private static final Duration LEAST_REST = Duration.ofSeconds(5);

    private final FourProcesses installation;
    private final Map<Program, Long> restedAt = new ConcurrentHashMap<>();
    private final Map<Program, Semaphore> free = new ConcurrentHashMap<>();

    public Strikes(FourProcesses installation) {
        this.installation = installation;
    }

    /** Waits until the process has been well for a while, and keeps it so until {@link #strike}. */
    public void reserve(Program target) throws InterruptedException {
        free.computeIfAbsent(target, ignored -> new Semaphore(1)).acquire();
        Long rested = restedAt.get(target);
        if (rested != null) {
            Pause.until(rested);
        }
    }

    public void release(Program target) {
        free.computeIfAbsent(target, ignored -> new Semaphore(0)).release();
    }

    /** The process must have been reserved. Returns when it is well again. */
    public void strike(Strike run) {
        JvmProcess process = installation.process(run.target());
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "%s has ended by itself:%n%s".formatted(run.target(), String.join("\n", process.lines())));
        }
        long begun = System.nanoTime();
        blow(run, process);
        long now = System.nanoTime();
        restedAt.put(run.target(), now + Math.max(now - begun, LEAST_REST.toNanos()));
    }

    private void blow(Strike run, JvmProcess process) {
        switch (run.blow()) {
            case PAUSE -> {
                process.suspend();
                Pause.of(run.length());
                process.resume();
            }
            case KILL -> {
                process.kill();
                installation.startAgain(run.target());
            }
            case RESTART -> {
                process.terminate();
                process.awaitExit(END);
                installation.startAgain(run.target());
            }
        }
    }
}
