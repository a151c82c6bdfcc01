package dev.guildhall.command.giveaway;

import dev.guildhall.command.deadline.Deadline;
import dev.guildhall.command.deadline.DeadlineChange;
import dev.guildhall.command.deadline.DeadlineRule;
import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.giveaway.GiveawayCancelled;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayEnded;
import dev.guildhall.events.giveaway.GiveawayStarted;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Giveaways start and end by themselves. */
final class GiveawayDeadlines implements DeadlineRule {
    static final String START = "giveaway.start";
    static final String END = "giveaway.end";

    private static final int PREFIX = AggregateIds.giveaway("").length();

    private final CommandDoor door;
    private final Seeds seeds;

    GiveawayDeadlines(CommandDoor door, Seeds seeds) {
        this.door = door;
        this.seeds = seeds;
    }

    @Override
    public Collection<String> kinds() {
        return List.of(START, END);
    }

    @Override
    public String types() {
        return "giveaway.";
    }

    @Override
    public List<DeadlineChange> after(GuildhallEvent event) {
        return switch (event) {
            case GiveawayCreated created ->
                List.of(set(created, START, created.startsAtMillis()), set(created, END, created.endsAtMillis()));
            case GiveawayStarted started ->
                List.of(new DeadlineChange.Cleared(AggregateIds.giveaway(started.giveawayId()), START));
            case GiveawayEnded ended -> List.of(settled(ended.giveawayId()));
            case GiveawayCancelled cancelled -> List.of(settled(cancelled.giveawayId()));
            default -> List.of();
        };
    }

    private static DeadlineChange set(GiveawayCreated created, String kind, long atMillis) {
        return new DeadlineChange.Set(new Deadline(
                AggregateIds.giveaway(created.giveawayId()), kind, created.guildId(), Instant.ofEpochMilli(atMillis)));
    }

    private static DeadlineChange settled(String giveawayId) {
        return new DeadlineChange.Settled(AggregateIds.giveaway(giveawayId));
    }

    /** What was drawn has been revealed, and what was cancelled is never drawn. */
    @Override
    public void settled(Collection<String> aggregateIds) {
        seeds.forget(aggregateIds.stream().map(GiveawayDeadlines::giveawayId).toList());
    }

    @Override
    public Verdict decide(Deadline due, Instant now, Write write) {
        String giveawayId = giveawayId(due.aggregateId());
        GiveawayCommand command = due.kind().equals(START)
                ? new StartGiveaway(due.guildId(), giveawayId, now.toEpochMilli())
                : new EndDueGiveaway(
                        due.guildId(), giveawayId, seeds.find(giveawayId).orElse(null), now.toEpochMilli());
        door.record(command, GiveawayView.class, write);
        return Verdict.DECIDED;
    }

    private static String giveawayId(String aggregateId) {
        return aggregateId.substring(PREFIX);
    }
}
