package dev.guildhall.query.moderation;

import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.events.moderation.CaseRevoked;
import dev.guildhall.events.moderation.ModerationCarriedOut;
import dev.guildhall.events.moderation.ModerationDeliveryFailed;
import dev.guildhall.events.moderation.ModerationEvent;
import dev.guildhall.query.configuration.UnprojectableEvent;
import dev.guildhall.query.content.ContentView;
import org.jspecify.annotations.Nullable;

/**
 * One case as the log tells it, without what anybody wrote. Immutable.
 *
 * @param number 1, 2, 3 … in the guild
 */
record CaseView(
        String guildId, int number, String userId, String kind, CaseOpening opening, CaseState state, long version)
        implements ContentView {
    @Override
    public String id() {
        return id(guildId, number);
    }

    /** In the order of time. */
    static String id(String guildId, int number) {
        return "%s-%010d".formatted(guildId, number);
    }

    static String id(ModerationEvent event) {
        return id(event.guildId(), event.number());
    }

    CaseStatus status() {
        return state.revocation() == null ? CaseStatus.STANDING : CaseStatus.REVOKED;
    }

    /**
     * The view after one more event of its case; the view itself when the event is already in it.
     *
     * @param view {@code null} before the first
     * @throws UnprojectableEvent when it was never opened
     */
    static CaseView evolve(@Nullable CaseView view, ModerationEvent event, long position) {
        if (view != null && position <= view.version()) {
            return view;
        }
        if (event instanceof CaseOpened opened) {
            return opened(opened, position);
        }
        if (view == null) {
            throw new UnprojectableEvent(position, event.getClass().getSimpleName() + " of an unknown case");
        }
        CaseState state = view.state;
        return switch (event) {
            case CaseOpened ignored -> view;
            case CaseRevoked revoked ->
                view.with(
                        state.revoked(new CaseRevocation(
                                revoked.moderatorId(),
                                revoked.reason() == null ? null : position,
                                revoked.lifts(),
                                revoked.untilMillis(),
                                revoked.revokedAtMillis(),
                                revoked.logChannelId())),
                        position);
            case ModerationCarriedOut done -> view.with(state.with(done.delivery()), position);
            case ModerationDeliveryFailed failure ->
                view.with(state.without(failure.delivery(), failure.cause()), position);
        };
    }

    private static CaseView opened(CaseOpened event, long position) {
        CaseOpening opening = new CaseOpening(
                event.moderatorId(),
                event.rule(),
                event.reason() == null ? null : position,
                event.openedAtMillis(),
                event.untilMillis(),
                event.channelId(),
                event.logChannelId());
        return new CaseView(
                event.guildId(), event.number(), event.userId(), event.kind(), opening, CaseState.FIRST, position);
    }

    private CaseView with(CaseState next, long position) {
        return new CaseView(guildId, number, userId, kind, opening, next, position);
    }
}
