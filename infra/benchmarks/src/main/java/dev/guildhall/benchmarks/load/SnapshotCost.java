package dev.guildhall.benchmarks.load;

import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.Bench;
import dev.guildhall.benchmarks.Figures;
import dev.guildhall.benchmarks.commands.CommandStack;
import dev.guildhall.benchmarks.commands.GuildCommands;
import dev.guildhall.events.AggregateIds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * What a snapshot costs whoever takes it, with the way to the data base and back: reading what it is made of, and storing
 * it. Prints medians and needs no quiet machine; only Axon's own interface is used, so that it runs on any version.
 */
public final class SnapshotCost {
    private static final int HISTORY = 200;
    private static final int WARM_UP = 2_000;
    private static final int TIMES = 2_000;

    private SnapshotCost() {}

    public static void main(String[] arguments) {
        try (Bench bench = Bench.unguarded();
                CommandStack stack = new CommandStack(Address.of(bench.database()))) {
            History history = new History(stack, 0);
            history.growTo(HISTORY);
            String aggregateId = AggregateIds.guild(GuildCommands.guild(0));
            EventStore events = stack.bean(EventStore.class);
            List<Double> reading = new ArrayList<>();
            List<Double> storing = new ArrayList<>();
            for (int n = 1; n <= WARM_UP + TIMES; n++) {
                history.goOn();
                long begun = System.nanoTime();
                DomainEventStream stream = events.readEvents(aggregateId);
                Object state = stream.peek().getPayload();
                stream.forEachRemaining(event -> {});
                long read = System.nanoTime();
                DomainEventMessage<?> snapshot =
                        new GenericDomainEventMessage<>("Guild", aggregateId, stream.getLastSequenceNumber(), state);
                events.storeSnapshot(snapshot);
                if (n > WARM_UP) {
                    reading.add(micros(read - begun));
                    storing.add(micros(System.nanoTime() - read));
                }
            }
            System.out.printf(
                    "a snapshot: %s us to read what it is made of, %s us to store it%n",
                    Figures.plain(Figures.median(reading)), Figures.plain(Figures.median(storing)));
        }
    }

    private static double micros(long nanos) {
        return (double) nanos / TimeUnit.MICROSECONDS.toNanos(1);
    }
}
