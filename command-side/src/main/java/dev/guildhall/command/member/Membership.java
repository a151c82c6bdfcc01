package dev.guildhall.command.member;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.member.MemberDeliveryFailed;
import dev.guildhall.events.member.MemberEvent;
import dev.guildhall.events.member.MemberJoined;
import dev.guildhall.events.member.MemberLeft;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One user in one guild: the memberships of which the bot has told, one after another. Several bots tell of the same
 * happening, late or twice, so only what is newer than all that is known becomes an event.
 */
public final class Membership {
    private static final long NEVER = -1;

    private String aggregateId = "";
    private long joinedAtMillis = NEVER;
    private long leftAtMillis = NEVER;
    private boolean member;
    private @Nullable MemberDeliveryFailed failed;
    private long sequence = NEVER;

    Membership() {}

    /** Axon wants none, rather than a wrong one, until the first event. */
    @AggregateIdentifier
    @Nullable String aggregateId() {
        return sequence == NEVER ? null : aggregateId;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<Recorded> decide(TellJoined command) {
        boolean news = command.joinedAtMillis() > joinedAtMillis;
        if (news) {
            apply(new MemberJoined(command.guildId(), command.userId(), command.joinedAtMillis()));
        }
        return decided(news);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<Recorded> decide(TellLeft command) {
        boolean news = isNewsOf(command);
        if (news) {
            apply(new MemberLeft(command.guildId(), command.userId(), command.leftAtMillis(), command.cause()));
        }
        return decided(news);
    }

    /** Of memberships that nobody told of before, too: those that began before the bot came. */
    private boolean isNewsOf(TellLeft command) {
        Long over = command.joinedAtMillis();
        if (member) {
            return over == null || over >= joinedAtMillis;
        }
        return leftAtMillis == NEVER || (over != null && over > leftAtMillis);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<Recorded> decide(RecordFailedDelivery command) {
        MemberDeliveryFailed event = new MemberDeliveryFailed(
                command.guildId(), command.userId(), command.atMillis(), command.delivery(), command.cause());
        // Of somebody about whom nothing is known nothing was to be done.
        boolean news = sequence != NEVER && !event.equals(failed);
        if (news) {
            apply(event);
        }
        return decided(news);
    }

    private Decision<Recorded> decided(boolean news) {
        return new Decision<>(new Recorded(news), sequence, sequence);
    }

    @EventSourcingHandler
    void evolve(MemberEvent event, @SequenceNumber long at) {
        sequence = at;
        aggregateId = AggregateIds.member(event.guildId(), event.userId());
        switch (event) {
            case MemberJoined joined -> {
                member = true;
                joinedAtMillis = joined.joinedAtMillis();
            }
            case MemberLeft left -> {
                member = false;
                leftAtMillis = left.leftAtMillis();
            }
            case MemberDeliveryFailed failure -> failed = failure;
        }
    }
}
