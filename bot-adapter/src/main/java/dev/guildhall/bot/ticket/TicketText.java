package dev.guildhall.bot.ticket;

import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.bot.sides.TicketView;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.utils.TimeFormat;

/** Parts of tickets as Discord shows them, none of which pings anybody by itself. */
final class TicketText {
    static final int MAX_SUBJECT = 200;
    static final int MAX_REASON = 500;

    /** For a text of which nothing can be seen. */
    private static final String NOTHING = "…";

    private TicketText() {}

    static String number(TicketView ticket) {
        return Integer.toString(ticket.number());
    }

    static String subject(TicketView ticket) {
        return shown(PlainText.line(ticket.subject(), MAX_SUBJECT));
    }

    static String reason(String reason) {
        return shown(PlainText.lines(reason, MAX_REASON));
    }

    private static String shown(String text) {
        return text.isBlank() ? NOTHING : text;
    }

    /** By which members pick it from a list. */
    static String label(TicketView ticket) {
        return "#" + ticket.number() + " " + ticket.subject();
    }

    static String user(String userId) {
        return "<@" + userId + ">";
    }

    static String users(Collection<String> userIds) {
        return userIds.stream().map(TicketText::user).collect(Collectors.joining(", "));
    }

    static String channel(String channelId) {
        return "<#" + channelId + ">";
    }

    static String relative(Instant time) {
        return TimeFormat.RELATIVE.atInstant(time).toString();
    }
}
