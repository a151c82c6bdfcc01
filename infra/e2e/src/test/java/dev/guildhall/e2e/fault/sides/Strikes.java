package dev.guildhall.e2e.fault.sides;

import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.fault.Pause;
import dev.guildhall.testkit.JvmProcess;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Has processes suffer, each of them one blow at a time. Thread-safe. */
public final class Strikes {
    private static final Duration END = Duration.ofSeconds(60);

    private final FourProcesses installation;
    private final Map<Program, Semaphore> free = new ConcurrentHashMap<>();

    public Strikes(FourProcesses installation) {
        this.installation = installation;
    }

    /** Waits until the process is well, and keeps it so until {@link #strike}. */
    public void reserve(Program target) throws InterruptedException {
        free.computeIfAbsent(target, ignored -> new Semaphore(1)).acquire();
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
