package dev.guildhall.bot.ticket;

import dev.guildhall.bot.interaction.CustomId;
import java.util.List;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.Message;
import org.jspecify.annotations.Nullable;

/** Custom ids of what belongs to tickets. */
final class TicketIds {
    /** The panel's button, and its select. */
    static final String OPEN = "ticket:open";

    static final String TOPIC = "ticket:topic";

    /** The form that asks what it is about. */
    static final String SUBJECT = "ticket:subject";

    static final String CLOSE = "ticket:close";

    /** The form that asks why. */
    static final String REASON = "ticket:reason";

    static final String CLAIM = "ticket:claim";
    static final String REOPEN = "ticket:reopen";
    static final String RATE = "ticket:rate";

    private static final List<String> ON_CARDS = List.of(CLOSE, CLAIM, REOPEN, RATE);

    private TicketIds() {}

    static String open(String panelId) {
        return CustomId.of(OPEN, panelId);
    }

    static String topic(String panelId) {
        return CustomId.of(TOPIC, panelId);
    }

    /** @param topic which of the panel's topics, or none */
    static String subject(@Nullable Integer topic) {
        return topic == null ? SUBJECT : CustomId.of(SUBJECT, Integer.toString(topic));
    }

    static String close(String ticketId) {
        return CustomId.of(CLOSE, ticketId);
    }

    static String reason(String ticketId) {
        return CustomId.of(REASON, ticketId);
    }

    static String claim(String ticketId) {
        return CustomId.of(CLAIM, ticketId);
    }

    static String reopen(String ticketId) {
        return CustomId.of(REOPEN, ticketId);
    }

    static String rate(String ticketId) {
        return CustomId.of(RATE, ticketId);
    }

    /** Whether the message has the buttons of a ticket's card. Of whom it is, is not asked. */
    static boolean isCard(Message message) {
        return message.getComponentTree()
                        .find(Button.class, button -> isOnCards(button.getCustomId()))
                        .isPresent()
                || message.getComponentTree()
                        .find(StringSelectMenu.class, select -> isOnCards(select.getCustomId()))
                        .isPresent();
    }

    private static boolean isOnCards(@Nullable String customId) {
        return customId != null
                && CustomId.read(customId)
                        .filter(id -> ON_CARDS.contains(id.name()))
                        .isPresent();
    }
}
