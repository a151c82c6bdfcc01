package dev.guildhall.query.ticket;

import dev.guildhall.events.ticket.TicketPanelEvent;
import dev.guildhall.events.ticket.TicketPanelFailed;
import dev.guildhall.events.ticket.TicketPanelPosted;
import dev.guildhall.events.ticket.TicketPanelRequested;
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.effect.EffectName;

/** What a panel's events ask for in Discord: that it stands there, once. */
final class PanelEffects {
    static final String PANEL = "ticket.panel";

    private PanelEffects() {}

    static void decide(TicketPanelEvent event, long position, EffectDecisions decisions) {
        String effectId = event.panelId() + ":panel";
        switch (event) {
            case TicketPanelRequested ignored ->
                decisions.decide(new EffectName(effectId, event.guildId(), PANEL, event.panelId(), 0, 0), position);
            case TicketPanelPosted ignored -> decisions.carriedOut(effectId);
            case TicketPanelFailed failed -> decisions.failed(effectId, failed.cause());
        }
    }
}
