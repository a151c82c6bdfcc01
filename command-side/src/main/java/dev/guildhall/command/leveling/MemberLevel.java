package dev.guildhall.command.leveling;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.leveling.LevelRejection.NotReached;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.leveling.LevelCurve;
import dev.guildhall.events.leveling.LevelReached;
import dev.guildhall.events.leveling.LevelingDelivered;
import dev.guildhall.events.leveling.LevelingDeliveryFailed;
import dev.guildhall.events.leveling.LevelingEvent;
import dev.guildhall.events.leveling.XpEarned;
import java.util.Comparator;
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
 * What one member has earned in one guild. {@code decide} applies what follows, {@code evolve} only assigns. Whether
 * writing counts at all where the member wrote has been asked {@link XpRules}.
 */
public final class MemberLevel {
    private @Nullable LevelState state;

    MemberLevel() {}

    /** Axon wants none, rather than a wrong one, until the first event. */
    @AggregateIdentifier
    @Nullable String aggregateId() {
        return state == null ? null : AggregateIds.level(state.guildId(), state.userId());
    }

    /**
     * What was written no later than the last message that counted never counts: it is that message told again, or one that
     * comes late. So nothing has to be remembered about messages.
     */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<EarnedView> decide(EarnXp command) {
        if (state != null && command.writtenAtMillis() < countsFrom(state, command.cooldownMillis())) {
            return decided(EarnedView.nothing(state));
        }
        long total = (state == null ? 0 : state.total()) + command.amount();
        apply(new XpEarned(command.guildId(), command.userId(), command.amount(), total, command.writtenAtMillis()));
        int level = LevelCurve.level(total);
        if (level > state().level()) {
            apply(new LevelReached(
                    command.guildId(), command.userId(), level, command.channelId(), rolesUpTo(level, command)));
        }
        return decided(EarnedView.of(state()));
    }

    private static long countsFrom(LevelState known, long cooldownMillis) {
        return known.earnedAtMillis() + Math.max(1, cooldownMillis);
    }

    private static List<String> rolesUpTo(int level, EarnXp command) {
        return command.levelRoles().stream()
                .filter(role -> role.level() <= level)
                .sorted(Comparator.comparingInt(LevelRole::level))
                .map(LevelRole::roleId)
                .toList();
    }

    /** A role may be given again and again, as it may be lost: it is recorded the first time. */
    @CommandHandler
    Decision<DeliveryView> decide(RecordLevelDelivered command) {
        String delivery = requireReached(command.delivery());
        if (!state().delivered().contains(delivery) || state().failed().containsKey(delivery)) {
            apply(new LevelingDelivered(command.guildId(), command.userId(), delivery, command.messageId()));
        }
        return decided(new DeliveryView(true));
    }

    /** Of what was told to the member nothing fails any more. */
    @CommandHandler
    Decision<DeliveryView> decide(RecordFailedLevelDelivery command) {
        String delivery = requireReached(command.delivery());
        boolean told = command.delivery() instanceof LevelDelivery.Message
                && state().delivered().contains(delivery);
        if (!told && !command.cause().equals(state().failed().get(delivery))) {
            apply(new LevelingDeliveryFailed(command.guildId(), command.userId(), delivery, command.cause()));
        }
        return decided(new DeliveryView(true));
    }

    private String requireReached(LevelDelivery delivery) {
        if (delivery instanceof LevelDelivery.Message message && message.level() > state().level()) {
            throw state().rejected(new NotReached(state().level()));
        }
        return delivery.word();
    }

    private LevelState state() {
        return Objects.requireNonNull(state, "no event yet");
    }

    private <V> Decision<V> decided(V view) {
        long sequence = state().sequence();
        return new Decision<>(view, sequence, sequence);
    }

    LevelSnapshot snapshot() {
        return state().snapshot();
    }

    @EventSourcingHandler
    void evolve(LevelSnapshot snapshot, @SequenceNumber long at) {
        state = LevelState.of(snapshot, at);
    }

    @EventSourcingHandler
    void evolve(LevelingEvent event, @SequenceNumber long at) {
        LevelState before = state == null ? LevelState.beginning(event.guildId(), event.userId()) : state;
        state = before.after(event, at);
    }
}
