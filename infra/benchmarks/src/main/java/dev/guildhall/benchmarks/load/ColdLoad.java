package dev.guildhall.benchmarks.load;

import dev.guildhall.benchmarks.ClosedLoop;
import dev.guildhall.benchmarks.Contender;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.commands.CommandStack;
import dev.guildhall.benchmarks.commands.GuildCommands;
import dev.guildhall.command.dispatch.AggregateCache;
import dev.guildhall.command.guild.Guild;
import dev.guildhall.events.AggregateIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.core.ParameterizedTypeReference;

/** Takes one guild out of memory and has it loaded anew, again and again. */
final class ColdLoad implements Contender {
    private static final double NANOS_A_MILLI = 1e6;

    private final String name;
    private final String aggregateId;
    private final AggregateCache cache;
    private final CachingEventSourcingRepository<Guild> guilds;
    private final History history;
    private final List<First> firsts = new ArrayList<>();

    /**
     * The first load of a sample, which finds the snapshot as the growth of the history has left it.
     *
     * @param eventsBehind how many events it read behind the snapshot
     */
    record First(long eventsBehind, double millis) {}

    ColdLoad(String name, CommandStack stack, int guild, History history) {
        this.name = name;
        this.history = history;
        this.aggregateId = AggregateIds.guild(GuildCommands.guild(guild));
        this.cache = stack.bean(AggregateCache.class);
        this.guilds = stack.bean(new ParameterizedTypeReference<CachingEventSourcingRepository<Guild>>() {});
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample run(int callers, Duration time) {
        long eventsBehind = history.eventsBehindSnapshot();
        long begun = System.nanoTime();
        load();
        firsts.add(new First(eventsBehind, (double) (System.nanoTime() - begun) / NANOS_A_MILLI));
        return ClosedLoop.run(callers, time, number -> this::load);
    }

    /** Of all samples so far, in their order. */
    List<First> firsts() {
        return List.copyOf(firsts);
    }

    /** What was before counts for nothing. */
    void forgetFirsts() {
        firsts.clear();
    }

    private void load() {
        cache.remove(aggregateId);
        DefaultUnitOfWork.startAndGet(null)
                .executeWithResult(() -> guilds.load(aggregateId).invoke(Guild::hashCode));
    }

    @Override
    public void close() {}
}
