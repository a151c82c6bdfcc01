package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.Rejection;

/** About one panel. */
interface PanelCommand extends DeskCommand {
    String panelId();

    @Override
    default Rejection unknown() {
        return new TicketRejection.UnknownPanel();
    }
}
