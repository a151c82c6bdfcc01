package dev.guildhall.command.ticket;

import org.jspecify.annotations.Nullable;

/** @param messageId null until it stands in Discord */
public record PanelView(
        String id, String channelId, @Nullable String messageId) {
    static PanelView of(PanelState panel) {
        return new PanelView(panel.panelId(), panel.channelId(), panel.messageId());
    }
}
