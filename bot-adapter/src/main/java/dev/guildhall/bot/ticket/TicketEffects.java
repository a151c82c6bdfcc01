package dev.guildhall.bot.ticket;

import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.TicketPanelView;
import dev.guildhall.bot.sides.TicketView;

/** What effects of tickets are about. */
final class TicketEffects {
    private TicketEffects() {}

    /** @throws IllegalStateException if the effect came without it */
    static TicketView ticket(ClaimedEffect effect) {
        TicketView ticket = effect.ticket();
        if (ticket == null) {
            throw new IllegalStateException(effect.effectId() + " came without its ticket");
        }
        return ticket;
    }

    /** @throws IllegalStateException if the effect came without it */
    static TicketPanelView panel(ClaimedEffect effect) {
        TicketPanelView panel = effect.panel();
        if (panel == null) {
            throw new IllegalStateException(effect.effectId() + " came without its panel");
        }
        return panel;
    }
}
