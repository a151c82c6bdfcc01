package dev.guildhall.command.giveaway;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.guildhall.command.delivery.DeliveryView;
import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.dispatch.WriteRejection.StaleVersion;
import dev.guildhall.command.giveaway.GiveawayRejection.AlreadyEntered;
import dev.guildhall.command.giveaway.GiveawayRejection.GiveawayFull;
import dev.guildhall.command.giveaway.GiveawayRejection.NotActive;
import dev.guildhall.command.giveaway.GiveawayRejection.NotDue;
import dev.guildhall.command.giveaway.GiveawayRejection.NotEligible;
import dev.guildhall.command.giveaway.GiveawayRejection.NotEntered;
import dev.guildhall.command.giveaway.GiveawayRejection.UnknownGiveaway;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.giveaway.GiveawayAnnounced;
import dev.guildhall.events.giveaway.GiveawayCancelled;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayDeliveryFailed;
import dev.guildhall.events.giveaway.GiveawayEnded;
import dev.guildhall.events.giveaway.GiveawayEntered;
import dev.guildhall.events.giveaway.GiveawayEntryWithdrawn;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.events.giveaway.GiveawayMessagePosted;
import dev.guildhall.events.giveaway.GiveawayRerolled;
import dev.guildhall.events.giveaway.GiveawayStarted;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One giveaway, from its creation to its last reroll. {@code decide} asks the policies and applies what they conclude,
 * {@code evolve} only assigns. Who may steer it has been asked the guild.
 */
public final class Giveaway {
    /** Room in memory that is counted like one guild's, in entries. */
    static final int ENTRIES_TO_A_UNIT = 200;

    private @Nullable GiveawayState state;
    private Entries entries = new Entries();

    Giveaway() {}

    /** Axon wants none, rather than a wrong one, until the first event. */
    @AggregateIdentifier
    @Nullable String aggregateId() {
        return state == null ? null : AggregateIds.giveaway(state.terms().giveawayId());
    }

    /** A repetition finds it made. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<GiveawayView> decide(CreateGiveaway command) {
        if (state == null) {
            apply(command.terms());
            if (command.terms().startsAtMillis() <= command.atMillis()) {
                apply(new GiveawayStarted(command.guildId(), command.giveawayId()));
            }
        }
        return shown();
    }

    @CommandHandler
    Decision<GiveawayView> decide(ShowGiveaway command) {
        of(command);
        return shown();
    }

    @CommandHandler
    Decision<GiveawayView> decide(StartGiveaway command) {
        GiveawayState known = of(command);
        if (known.status() == GiveawayStatus.PENDING) {
            require(command.atMillis() >= known.terms().startsAtMillis(), new NotDue());
            apply(new GiveawayStarted(command.guildId(), command.giveawayId()));
        }
        return shown();
    }

    @CommandHandler
    Decision<EntryView> decide(EnterGiveaway command) {
        requireOpenFor(of(command), command.atMillis());
        int held = entries.ticketsOf(command.userId());
        require(held == 0, new AlreadyEntered(held));
        EntryPolicy policy = new EntryPolicy(state().terms());
        List<MissingRequirement> missing = policy.missing(command);
        require(missing.isEmpty(), new NotEligible(missing));
        int tickets = policy.tickets(command);
        boolean fits = entries.size() < GiveawayLimits.MAX_ENTRIES
                && entries.totalTickets() + tickets <= GiveawayLimits.MAX_TICKETS;
        require(fits, new GiveawayFull());
        apply(new GiveawayEntered(command.guildId(), command.giveawayId(), command.userId(), tickets));
        return decided(new EntryView(true, tickets, entries.size()));
    }

    @CommandHandler
    Decision<EntryView> decide(WithdrawEntry command) {
        requireOpenFor(of(command), command.atMillis());
        require(entries.ticketsOf(command.userId()) > 0, new NotEntered());
        apply(new GiveawayEntryWithdrawn(command.guildId(), command.giveawayId(), command.userId()));
        return decided(new EntryView(false, null, entries.size()));
    }

    /** After an outage both of its times may have passed. */
    @CommandHandler
    Decision<GiveawayView> decide(EndDueGiveaway command) {
        GiveawayState known = of(command);
        if (known.status().isOpen()) {
            require(command.atMillis() >= known.terms().endsAtMillis(), new NotDue());
            if (known.status() == GiveawayStatus.PENDING) {
                apply(new GiveawayStarted(command.guildId(), command.giveawayId()));
            }
            apply(new DrawPolicy(state(), entries).ended(DrawPolicy.BY_TIME, command.seed(), null));
        }
        return shown();
    }

    @CommandHandler
    Decision<GiveawayView> decide(EndGiveaway command) {
        GiveawayState known = unchanged(command);
        require(known.status() == GiveawayStatus.ACTIVE, NotActive.in(known.status()));
        apply(new DrawPolicy(known, entries).ended(DrawPolicy.BY_HAND, command.seed(), command.publicValue()));
        return shown();
    }

    @CommandHandler
    Decision<GiveawayView> decide(CancelGiveaway command) {
        GiveawayState known = unchanged(command);
        require(known.status().isOpen(), NotActive.in(known.status()));
        apply(new GiveawayCancelled(command.guildId(), command.giveawayId()));
        return shown();
    }

    @CommandHandler
    Decision<GiveawayView> decide(RerollGiveaway command) {
        GiveawayState known = unchanged(command);
        apply(new DrawPolicy(known, entries).rerolled(command.replaced()));
        return shown();
    }

    @CommandHandler
    Decision<DeliveryView> decide(RecordDelivered command) {
        new DeliveryPolicy(of(command)).delivered(command).ifPresent(event -> apply(event));
        return decided(new DeliveryView(true));
    }

    @CommandHandler
    Decision<DeliveryView> decide(RecordFailedDelivery command) {
        new DeliveryPolicy(of(command)).failed(command).ifPresent(event -> apply(event));
        return decided(new DeliveryView(true));
    }

    private GiveawayState state() {
        return Objects.requireNonNull(state, "no event yet");
    }

    /** Of another guild's giveaway nothing is known. */
    private GiveawayState of(GiveawayCommand command) {
        GiveawayState known = state();
        require(known.terms().guildId().equals(command.guildId()), new UnknownGiveaway());
        return known;
    }

    private GiveawayState unchanged(SteeringCommand command) {
        GiveawayState known = of(command);
        Long expected = command.expectedSequence();
        if (expected != null && expected < known.sequence()) {
            throw known.rejected(new StaleVersion(expected, known.sequence()));
        }
        return known;
    }

    /** From its end on nobody comes or goes, even where nobody has come round to drawing yet. */
    private void requireOpenFor(GiveawayState known, long atMillis) {
        boolean open = known.status() == GiveawayStatus.ACTIVE
                && atMillis < known.terms().endsAtMillis();
        require(open, NotActive.in(known.status()));
    }

    private void require(boolean fulfilled, Rejection otherwise) {
        if (!fulfilled) {
            throw state().rejected(otherwise);
        }
    }

    private Decision<GiveawayView> shown() {
        return decided(GiveawayView.of(state(), entries.size()));
    }

    private <V> Decision<V> decided(V view) {
        long sequence = state().sequence();
        return new Decision<>(view, sequence, sequence);
    }

    GiveawaySnapshot snapshot() {
        return state().snapshot(entries);
    }

    /** As how many guilds it counts in memory. */
    int units() {
        return 1 + entries.size() / ENTRIES_TO_A_UNIT;
    }

    @EventSourcingHandler
    void evolve(GiveawaySnapshot snapshot, @SequenceNumber long at) {
        state = GiveawayState.of(snapshot, at);
        entries = EntryCodec.decode(snapshot.entries());
    }

    @EventSourcingHandler
    void evolve(GiveawayEvent event, @SequenceNumber long at) {
        state = switch (event) {
            case GiveawayCreated created -> GiveawayState.of(created, at);
            case GiveawayStarted started -> state().after(GiveawayStatus.ACTIVE, at);
            case GiveawayCancelled cancelled -> state().after(GiveawayStatus.CANCELLED, at);
            case GiveawayEnded ended -> state().after(ended, at);
            case GiveawayRerolled rerolled -> state().after(rerolled, at);
            case GiveawayMessagePosted posted -> state().after(posted, at);
            case GiveawayAnnounced announced -> state().after(announced, at);
            case GiveawayDeliveryFailed failed -> state().after(failed, at);
            case GiveawayEntered entered -> {
                entries.put(entered.userId(), entered.tickets());
                yield state().after(at);
            }
            case GiveawayEntryWithdrawn withdrawn -> {
                entries.remove(withdrawn.userId());
                yield state().after(at);
            }
        };
    }
}
