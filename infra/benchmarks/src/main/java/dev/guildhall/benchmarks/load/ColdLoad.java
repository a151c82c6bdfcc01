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
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.core.ParameterizedTypeReference;

/** Takes one guild out of memory and has it loaded anew, again and again. */
final class ColdLoad implements Contender {
    private final String name;
    private final String aggregateId;
    private final AggregateCache cache;
    private final CachingEventSourcingRepository<Guild> guilds;

    ColdLoad(String name, CommandStack stack, int guild) {
        this.name = name;
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
        return ClosedLoop.run(callers, time, number -> this::load);
    }

    private void load() {
        cache.remove(aggregateId);
        DefaultUnitOfWork.startAndGet(null)
                .executeWithResult(() -> guilds.load(aggregateId).invoke(Guild::hashCode));
    }

    @Override
    public void close() {}
}
