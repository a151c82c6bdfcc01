package dev.guildhall.bot.ticket;

import dev.guildhall.bot.interaction.Invocation;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.sides.TicketSide;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /ticket panel}: from what was typed to what is asked of the command side. */
final class PanelRequest {
    static final String CHANNEL = "channel";
    static final String TEXT = "text";
    static final String TOPICS = "topics";
    static final int MAX_TEXT = 2_000;
    private static final String SEPARATOR = ",";

    private final TicketSide tickets;

    PanelRequest(TicketSide tickets) {
        this.tickets = tickets;
    }

    Reply post(Invocation invocation) {
        String channelId =
                invocation.option(CHANNEL).orElse(invocation.occasion().channelId());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("channelId", channelId);
        invocation.option(TEXT).ifPresent(text -> fields.put("text", text));
        List<String> topics = topics(invocation.option(TOPICS).orElse(""));
        if (!topics.isEmpty()) {
            fields.put("topics", topics);
        }
        return TicketRefusals.of(invocation.wording(), () -> {
            tickets.panel(invocation.guildId(), fields, invocation.member());
            return Reply.success(invocation.wording().say("ticket-panel-wanted", TicketText.channel(channelId)));
        });
    }

    private static List<String> topics(String typed) {
        return Arrays.stream(typed.split(SEPARATOR, -1))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .distinct()
                .toList();
    }
}
