package dev.guildhall.e2e.fault;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.door.problem.ProblemTranslation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process that carries out commands for many callers at once, through the program's own command door, and keeps what
 * became of each in its ledger. On SIGTERM the callers hear what became of their last commands before it ends.
 */
public final class WriterProgram {
    /** Longer than anybody may wait to learn what became of a command. */
    private static final Duration LAST_ANSWER = Duration.ofSeconds(75);

    private WriterProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        ChildProcess.dieWithParent();
        LogProcess.quietLogs();
        LogProcess log = LogProcess.persistently(() -> LogProcess.deciding(ChildProcess.database()));
        Ledger ledger = Ledger.open(ChildProcess.ledger());
        Answers answers = new Answers(
                log.part(CommandDoor.class), log.part(ProblemTranslation.class), ChildProcess.text("process"));
        CommandsAtRandom.guilds(ChildProcess.number("index")).forEach(answers::register);

        AtomicBoolean goOn = new AtomicBoolean(true);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < ChildProcess.number("callers"); i++) {
            Caller caller = new Caller(answers, new CommandsAtRandom(i), ledger, goOn::get);
            callers.add(Thread.ofPlatform()
                    .name("caller-" + i)
                    .uncaughtExceptionHandler((thread, failure) -> giveUp(failure))
                    .start(caller));
        }
        ChildProcess.workUntilTerminated(() -> {
            goOn.set(false);
            callers.forEach(WriterProgram::join);
            log.close();
            ledger.close();
        });
    }

    /** A caller who fell silent would be missed by nobody; a process that ends by itself is found out. */
    private static void giveUp(Throwable failure) {
        System.out.println("a caller failed: " + failure);
        Runtime.getRuntime().halt(1);
    }

    private static void join(Thread caller) {
        try {
            caller.join(LAST_ANSWER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
