package dev.guildhall.query.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is needed to show a panel in Discord, see {@link PanelView}. */
record ShownPanel(
        String id, String channelId, @Nullable String messageId, String text, List<String> topics, long version) {
    static ShownPanel of(PanelView view) {
        return new ShownPanel(
                view.panelId(), view.channelId(), view.messageId(), view.text(), view.topics(), view.version());
    }
}
