package dev.guildhall.e2e;

import dev.guildhall.testkit.JvmProcess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Knows the programs that run. When a test fails it shows what they wrote: the reason is in one of their logs. When the
 * tests end it ends those that nobody else has ended.
 */
final class Journal implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
    private static final int LINES = 60;
    private static final List<Entry> PROGRAMS = new ArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Journal::endAll, "end-programs"));
    }

    private record Entry(Program program, JvmProcess process) {}

    static synchronized void follow(Program program, JvmProcess process) {
        PROGRAMS.add(new Entry(program, process));
    }

    static synchronized void forget(JvmProcess process) {
        PROGRAMS.removeIf(entry -> entry.process() == process);
    }

    private static synchronized void endAll() {
        PROGRAMS.forEach(entry -> entry.process().close());
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        print(context.getDisplayName());
        throw failure;
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        handleTestExecutionException(context, failure);
    }

    static synchronized void print(String occasion) {
        for (Entry entry : PROGRAMS) {
            List<String> lines = entry.process().lines();
            System.out.printf(
                    "--- %s: %s (pid %d, %s), last lines:%n%s%n",
                    occasion,
                    entry.program(),
                    entry.process().pid(),
                    entry.process().isAlive() ? "alive" : "ended",
                    String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size())));
        }
    }
}
