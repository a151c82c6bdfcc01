package dev.guildhall.e2e;

import dev.guildhall.testkit.JvmProcess;
import java.util.Map;

/** A further process of a side, in all its incarnations. */
public final class ProcessBeside implements AutoCloseable {
    private final Program side;
    private final Map<String, String> environment;
    private final String health;
    private volatile JvmProcess process;

    ProcessBeside(Program side, Map<String, String> environment, String health) {
        this.side = side;
        this.environment = Map.copyOf(environment);
        this.health = health;
        this.process = side.start(this.environment);
        Readiness.awaitAnswer(process, health);
    }

    /** Where it answers. */
    public String url() {
        return health.substring(0, health.indexOf("/actuator"));
    }

    public JvmProcess process() {
        return process;
    }

    /** In the place of one that has ended; returns when it is ready. */
    public void startAgain() {
        Journal.forget(process);
        process = side.start(environment);
        Readiness.awaitAnswer(process, health);
    }

    @Override
    public void close() {
        Journal.forget(process);
        process.close();
    }
}
