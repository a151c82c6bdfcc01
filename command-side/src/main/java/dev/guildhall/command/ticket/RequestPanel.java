package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.RepeatableCommand;
import java.util.List;

/** @param text empty when the bot is to choose one */
record RequestPanel(String guildId, String panelId, String channelId, String text, List<String> topics)
        implements PanelCommand, RepeatableCommand {
    @Override
    public ShowPanel changingNothing() {
        return new ShowPanel(guildId, panelId);
    }
}
