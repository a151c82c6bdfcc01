package dev.guildhall.e2e.fault;

import dev.guildhall.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** What the programs under fault have in common: settings by system property, an orderly end, none without parent. */
final class ChildProcess {
    static final String PREFIX = "fault.";

    /** Printed when it is at work. */
    static final String READY = "at work";

    private static final int ORPHANED = 3;

    private ChildProcess() {}

    static TestDatabase database() {
        return new TestDatabase("", text("url"), text("user"), text("password"));
    }

    static Path ledger() {
        return Path.of(text("ledger"));
    }

    static String text(String name) {
        String value = System.getProperty(PREFIX + name);
        if (value == null) {
            throw new IllegalStateException("Not told: " + PREFIX + name);
        }
        return value;
    }

    static int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** Whoever started it may have been killed, and then nobody will end it. */
    static void dieWithParent() {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        Thread.ofPlatform().daemon().name("orphan-watch").start(() -> {
            parent.onExit().join();
            Runtime.getRuntime().halt(ORPHANED);
        });
    }

    /** Works until SIGTERM has come and {@code end} is through with all that is to be done before the end. */
    static void workUntilTerminated(Runnable end) throws InterruptedException {
        CountDownLatch terminated = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            end.run();
                            terminated.countDown();
                        },
                        "end"));
        System.out.println(READY);
        terminated.await();
    }
}
