package dev.guildhall.command.ticket;

/** The panel stands in Discord. */
record RecordPanel(String guildId, String panelId, String channelId, String messageId) implements PanelCommand {}
