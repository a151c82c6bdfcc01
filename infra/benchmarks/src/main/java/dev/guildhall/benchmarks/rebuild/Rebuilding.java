package dev.guildhall.benchmarks.rebuild;

import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.query.rebuild.RebuildRun;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rebuilds from beginning to swap, one after another, however long they take. */
final class Rebuilding implements Contender {
    private static final double NANOS_A_SECOND = 1e9;

    private final String name;
    private final RebuildRun run;
    private final int events;
    private final List<@Nullable String> guildIds;

    private Rebuilding(String name, RebuildRun run, int events, List<@Nullable String> guildIds) {
        this.name = name;
        this.run = run;
        this.events = events;
        this.guildIds = guildIds;
    }

    /** @param events that they have; the figure is how many are followed in a second */
    static Rebuilding ofAll(String name, RebuildRun run, int events) {
        return new Rebuilding(name, run, events, Collections.singletonList(null));
    }

    /** Each of these alone; the figure is how many of them are rebuilt in a second. */
    static Rebuilding ofEach(String name, RebuildRun run, List<String> guildIds) {
        return new Rebuilding(name, run, 1, List.copyOf(guildIds));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample run(int callers, Duration time) {
        Duration took = Duration.ZERO;
        for (String guildId : guildIds) {
            took = took.plus(run.rebuild(guildId));
        }
        return new Sample(guildIds.size() * events * NANOS_A_SECOND / took.toNanos(), 0, 0);
    }

    @Override
    public void close() {}
}
