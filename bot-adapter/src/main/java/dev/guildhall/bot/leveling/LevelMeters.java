package dev.guildhall.bot.leveling;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What becomes of members' messages here. */
final class LevelMeters {
    private static final String MESSAGES = "guildhall.bot.leveling.messages";

    private final Counter told;
    private final Counter spared;
    private final Counter lost;

    LevelMeters(MeterRegistry meters) {
        this.told = counter(meters, "told");
        this.spared = counter(meters, "spared");
        this.lost = counter(meters, "lost");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder(MESSAGES)
                .description("Messages of members: told to the command side, spared because they cannot count, or lost")
                .tag("outcome", outcome)
                .register(meters);
    }

    void told(int count) {
        told.increment(count);
    }

    void spared(int count) {
        spared.increment(count);
    }

    void lost(int count) {
        lost.increment(count);
    }
}
