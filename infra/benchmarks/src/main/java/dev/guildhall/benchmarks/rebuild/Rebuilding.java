package dev.guildhall.benchmarks.rebuild;

import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.query.rebuild.RebuildRun;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One rebuild from beginning to swap, however long it takes. */
final class Rebuilding implements Contender {
    private static final double NANOS_A_SECOND = 1e9;

    private final String name;
    private final RebuildRun run;
    private final int events;
    private final @Nullable String guildId;

    /** @param events that all guilds have; of one guild the figure is how often it is rebuilt in a second */
    Rebuilding(String name, RebuildRun run, int events, @Nullable String guildId) {
        this.name = name;
        this.run = run;
        this.events = events;
        this.guildId = guildId;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample run(int callers, Duration time) {
        double seconds = run.rebuild(guildId).toNanos() / NANOS_A_SECOND;
        return new Sample(events / seconds, 0, 0);
    }

    @Override
    public void close() {}
}
