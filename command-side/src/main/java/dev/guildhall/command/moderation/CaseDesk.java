package dev.guildhall.command.moderation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.guildhall.command.delivery.DeliveryView;
import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.moderation.CaseRejection.UnknownCase;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.moderation.ModerationEvent;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * All cases of a guild: their numbers, what stands, and what became of it in Discord. {@code decide} asks the policy and
 * applies what it concludes, {@code evolve} only assigns.
 */
public final class CaseDesk {
    /** Room in memory that is counted like one guild's, in cases. */
    static final int CASES_TO_A_UNIT = 16;

    private static final DeliveryView RECORDED = new DeliveryView(true);

    private Cases cases = new Cases();

    CaseDesk() {}

    /** Axon wants none, rather than a wrong one, until the first event. */
    @AggregateIdentifier
    @Nullable String aggregateId() {
        String guildId = cases.guildId();
        return guildId == null ? null : AggregateIds.moderation(guildId);
    }

    /** A repetition finds it opened. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<CaseView> decide(OpenCase command) {
        if (cases.decided(command.decision()).isEmpty()) {
            applyAll(new CasePolicy(cases).opened(command));
        }
        return shown(command.decision());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<FoundView> decide(OpenFinding command) {
        boolean known = cases.decided(command.decision()).isPresent();
        if (!known) {
            applyAll(new CasePolicy(cases).found(command));
        }
        CaseState opened = cases.decided(command.decision()).orElseThrow();
        FoundView view = new FoundView(
                command.messageId(), known ? FoundView.Outcome.KNOWN : FoundView.Outcome.OPENED, opened.number());
        return new Decision<>(view, cases.sequence(), opened.sequence());
    }

    @CommandHandler
    Decision<CaseView> decide(ShowCase command) {
        return shown(cases.get(command.number()));
    }

    @CommandHandler
    Decision<CaseView> decide(ShowDecision command) {
        return shown(command.decision());
    }

    @CommandHandler
    Decision<CaseView> decide(RevokeCase command) {
        apply(new CasePolicy(cases).revoked(command));
        return shown(cases.get(command.number()));
    }

    @CommandHandler
    Decision<DeliveryView> decide(RecordCarriedOut command) {
        applyAll(new CasePolicy(cases).carriedOut(command));
        return recorded(command.number());
    }

    @CommandHandler
    Decision<DeliveryView> decide(RecordFailedDelivery command) {
        applyAll(new CasePolicy(cases).failed(command));
        return recorded(command.number());
    }

    private static void applyAll(List<ModerationEvent> events) {
        events.forEach(event -> apply(event));
    }

    private Decision<CaseView> shown(String decision) {
        return shown(cases.decided(decision).orElseThrow(() -> cases.rejected(new UnknownCase())));
    }

    private Decision<CaseView> shown(CaseState one) {
        return new Decision<>(CaseView.of(one, cases.ledTo(one)), cases.sequence(), one.sequence());
    }

    private Decision<DeliveryView> recorded(int number) {
        return new Decision<>(RECORDED, cases.sequence(), cases.get(number).sequence());
    }

    CaseDeskSnapshot snapshot() {
        return cases.snapshot();
    }

    /** As how many guilds it counts in memory. */
    int units() {
        return 1 + cases.size() / CASES_TO_A_UNIT;
    }

    @EventSourcingHandler
    void evolve(CaseDeskSnapshot snapshot, @SequenceNumber long at) {
        cases = Cases.of(snapshot, at);
    }

    @EventSourcingHandler
    void evolve(ModerationEvent event, @SequenceNumber long at) {
        cases.evolve(event, at);
    }
}
