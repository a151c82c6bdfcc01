package dev.guildhall.command;

import static dev.guildhall.command.GiveawayScene.CHANNEL;
import static dev.guildhall.command.RunningCommandSide.ADAM;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.giveaway.GiveawayAppearance;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayEnded;
import dev.guildhall.events.giveaway.GiveawayRequirements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Histories of giveaways whose time has passed while nobody was there. */
record PastGiveaways(GiveawayScene scene, RunningCommandSide side) {
    static final int SEED_BYTES = 32;

    static String id(int number) {
        return "01JD7Z3M8Q4V5X6Y7Z%08d".formatted(number);
    }

    /** Due since a second after its start: so long ago. */
    String created(int number, Instant end) {
        String id = id(number);
        String guildId = scene.guild().id();
        GiveawayCreated terms = new GiveawayCreated(
                guildId,
                id,
                ADAM,
                CHANNEL,
                "Nitro",
                "",
                1,
                end.minusSeconds(60).toEpochMilli(),
                end.toEpochMilli(),
                new GiveawayRequirements(List.of(), 0, 0),
                List.of(),
                new GiveawayAppearance("Enter", null, "#5865f2", null),
                "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925",
                "guildhall-draw-1");
        DomainEventMessage<?> message = new GenericDomainEventMessage<>(
                "Giveaway", AggregateIds.giveaway(id), 0, terms, Map.of("guildId", guildId));
        side.bean(EventStore.class).publish(List.of(message));
        return id;
    }

    /** Of the commitment above: nothing but zeroes. */
    void keepSeeds(int count) {
        scene.jdbc()
                .sql("insert into command.giveaway_seed (giveaway_id, guild_id, seed)"
                        + " select '01JD7Z3M8Q4V5X6Y7Z' || lpad(n::text, 8, '0'), ?, ? from generate_series(1, ?) n")
                .params(scene.guild().id(), new byte[SEED_BYTES], count)
                .update();
    }

    Map<String, Long> endsById() {
        List<LoggedEvent> events = new ArrayList<>();
        LogReader log = side.bean(LogReader.class);
        List<LoggedEvent> page;
        long position = 0;
        do {
            page = log.after(position, LogReader.MAX_PAGE);
            events.addAll(page);
            position = page.isEmpty() ? position : page.getLast().position();
        } while (!page.isEmpty());
        return events.stream()
                .filter(event -> event.payload() instanceof GiveawayEnded)
                .collect(Collectors.groupingBy(
                        event -> ((GiveawayEnded) event.payload()).giveawayId(), Collectors.counting()));
    }

    long left() {
        return JdbcClient.create(side.bean(DataSource.class))
                .sql("select count(*) from command.deadline")
                .query(Long.class)
                .single();
    }
}
