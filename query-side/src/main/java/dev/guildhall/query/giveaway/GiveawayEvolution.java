package dev.guildhall.query.giveaway;

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
import dev.guildhall.query.configuration.UnprojectableEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a giveaway's view follows from its events. Pure: no clock, no log, no data base. */
final class GiveawayEvolution {
    private GiveawayEvolution() {}

    /**
     * The view after one more event of its giveaway; the view itself when the event is already in it.
     *
     * @param view {@code null} as long as the giveaway has not been created
     * @throws UnprojectableEvent when it never was
     */
    static GiveawayView evolve(@Nullable GiveawayView view, GiveawayEvent event, long position) {
        if (view != null && position <= view.version()) {
            return view;
        }
        if (event instanceof GiveawayCreated created) {
            return created(created, position);
        }
        if (view == null) {
            throw new UnprojectableEvent(position, event.getClass().getSimpleName() + " of an unknown giveaway");
        }
        Successor next = new Successor(view);
        switch (event) {
            case GiveawayCreated ignored -> throw new UnprojectableEvent(position, "created twice");
            case GiveawayStarted ignored -> next.status = GiveawayStatus.ACTIVE;
            case GiveawayMessagePosted posted -> {
                next.channelId = posted.channelId();
                next.messageId = posted.messageId();
            }
            case GiveawayEntered ignored -> next.entries++;
            case GiveawayEntryWithdrawn ignored -> next.entries--;
            case GiveawayEnded ended -> {
                next.status = GiveawayStatus.ENDED;
                next.draw = GiveawayDraw.of(ended);
            }
            case GiveawayCancelled ignored -> next.status = GiveawayStatus.CANCELLED;
            case GiveawayRerolled rerolled ->
                next.rerolls.add(new GiveawayRound(
                        rerolled.round(), List.copyOf(rerolled.replaced()), List.copyOf(rerolled.winners())));
            // What became of it in Discord: of interest to effects, and a change that readers may wait for.
            case GiveawayAnnounced ignored -> {}
            case GiveawayDeliveryFailed ignored -> {}
        }
        return next.view(position);
    }

    private static GiveawayView created(GiveawayCreated event, long position) {
        return new GiveawayView(
                event.giveawayId(),
                event.guildId(),
                GiveawayStatus.PENDING,
                event.channelId(),
                null,
                GiveawayTerms.of(event),
                null,
                List.of(),
                0,
                position);
    }

    /** A view while it follows one event. */
    private static final class Successor {
        private final GiveawayView before;
        private GiveawayStatus status;
        private String channelId;
        private @Nullable String messageId;
        private @Nullable GiveawayDraw draw;
        private final List<GiveawayRound> rerolls;
        private int entries;

        Successor(GiveawayView before) {
            this.before = before;
            status = before.status();
            channelId = before.channelId();
            messageId = before.messageId();
            draw = before.draw();
            rerolls = new ArrayList<>(before.rerolls());
            entries = before.entries();
        }

        GiveawayView view(long position) {
            return new GiveawayView(
                    before.giveawayId(),
                    before.guildId(),
                    status,
                    channelId,
                    messageId,
                    before.terms(),
                    draw,
                    rerolls,
                    entries,
                    position);
        }
    }
}
