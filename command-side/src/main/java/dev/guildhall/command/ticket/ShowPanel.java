package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.RepeatableCommand;

/** Answers the panel as it is; changes nothing. */
record ShowPanel(String guildId, String panelId) implements PanelCommand, RepeatableCommand {
    @Override
    public ShowPanel changingNothing() {
        return this;
    }
}
