package dev.guildhall.e2e.fault;

import dev.guildhall.e2e.fault.Answer.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** One of many who give commands to a process, one after the other, and remember what they were told. */
final class Caller implements Runnable {
    /** First word of a line that says what is going to be given; the others are an answer's kind, in small letters. */
    static final String TRIES = "tries";

    private static final Duration ASK_AGAIN = Duration.ofMillis(100);
    private static final int GIVES_UP_PERCENT = 10;

    private final Answers answers;
    private final CommandsAtRandom commands;
    private final Ledger ledger;
    private final BooleanSupplier goOn;

    Caller(Answers answers, CommandsAtRandom commands, Ledger ledger, BooleanSupplier goOn) {
        this.answers = answers;
        this.commands = commands;
        this.ledger = ledger;
        this.goOn = goOn;
    }

    @Override
    public void run() {
        while (goOn.getAsBoolean()) {
            Attempt attempt = commands.next();
            ledger.write(TRIES, attempt.id(), attempt.mark());
            settle(attempt);
            Pause.of(commands.thought());
        }
    }

    /** Asks again, under the same id, where nobody knows what became of the command; some do not care to. */
    private void settle(Attempt attempt) {
        Answer answer = answers.give(attempt);
        boolean unknown = answer.kind() == Kind.UNKNOWN;
        while (unknown && !answer.settles() && goOn.getAsBoolean() && !commands.draw(GIVES_UP_PERCENT)) {
            note(attempt, answer);
            Pause.of(ASK_AGAIN);
            answer = answers.give(attempt);
        }
        // Refused after all says nothing about the first time.
        note(attempt, unknown && answer.kind() == Kind.REFUSED ? Answer.of(Kind.UNKNOWN, answer.detail()) : answer);
        if (answer.kind() == Kind.REFUSED) {
            Pause.of(ASK_AGAIN);
        }
    }

    private void note(Attempt attempt, Answer answer) {
        ledger.write(word(answer.kind()), attempt.id(), answer.version(), answer.detail());
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
