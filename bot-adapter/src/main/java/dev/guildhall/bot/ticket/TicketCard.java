package dev.guildhall.bot.ticket;

import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.TicketView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** The message with the buttons in a ticket's channel, as it is to look now. */
final class TicketCard {
    static final int MAX_STARS = 5;
    private static final int OPEN_COLOUR = 0x5865F2;
    private static final int CLOSED_COLOUR = 0x80848E;
    /** Of a name, in the guild's own text. */
    private static final int MAX_NAME = 100;

    private final Guild guild;
    private final TicketView ticket;
    private final Wording wording;

    TicketCard(Guild guild, TicketView ticket, Wording wording) {
        this.guild = guild;
        this.ticket = ticket;
        this.wording = wording;
    }

    /** Pings the opener when it is posted, and nobody else. */
    MessageCreateData message() {
        return new MessageCreateBuilder()
                .setContent(TicketText.user(ticket.openerId()))
                .setEmbeds(embed())
                .setComponents(ticket.closed() ? closedRows() : List.of(openRow()))
                .setAllowedMentions(List.of())
                .mentionUsers(ticket.openerId())
                .build();
    }

    private MessageEmbed embed() {
        EmbedBuilder embed = new EmbedBuilder()
                .setTitle(wording.say("ticket-title", TicketText.number(ticket)))
                .setColor(ticket.closed() ? CLOSED_COLOUR : OPEN_COLOUR)
                .setDescription(description());
        if (ticket.topic() != null && !PlainText.line(ticket.topic(), MAX_NAME).isBlank()) {
            embed.addField(wording.say("ticket-field.topic"), PlainText.line(ticket.topic(), MAX_NAME), true);
        }
        embed.addField(wording.say("ticket-field.opener"), TicketText.user(ticket.openerId()), true);
        embed.addField(wording.say("ticket-field.status"), wording.say("ticket-status." + status()), true);
        if (ticket.assigneeId() != null) {
            embed.addField(wording.say("ticket-field.assignee"), TicketText.user(ticket.assigneeId()), true);
        }
        if (!ticket.participants().isEmpty()) {
            embed.addField(wording.say("ticket-field.participants"), TicketText.users(participants()), false);
        }
        return embed.build();
    }

    /** As many as a field has room for; the rest is in the panel. */
    private List<String> participants() {
        int most = MessageEmbed.VALUE_MAX_LENGTH / "<@12345678901234567890>, ".length();
        return ticket.participants().stream().limit(most).toList();
    }

    private String status() {
        return switch (ticket.status()) {
            case TicketView.CLOSED -> "closed";
            case TicketView.CLAIMED -> "claimed";
            default -> "open";
        };
    }

    private String description() {
        List<String> parts = new ArrayList<>();
        parts.add("**" + TicketText.subject(ticket) + "**");
        String reason = ticket.closeReason();
        Instant closedAt = ticket.closedAt();
        if (!ticket.closed()) {
            String welcome = welcome();
            if (!welcome.isBlank()) {
                parts.add(welcome);
            }
        } else {
            if (closedAt != null) {
                parts.add(wording.say("ticket-closed-at", TicketText.relative(closedAt)));
            }
            if (reason != null && !reason.isBlank()) {
                parts.add(wording.say("ticket-reason", TicketText.reason(reason)));
            }
        }
        return String.join("\n\n", parts);
    }

    /** The guild's own text, formatted as it wants; what members wrote in it is plain. */
    private String welcome() {
        Member opener = guild.getMemberById(ticket.openerId());
        return ticket.agreed()
                .welcomeText()
                .replace("{user}", TicketText.user(ticket.openerId()))
                .replace("{name}", opener == null ? "" : PlainText.line(opener.getEffectiveName(), MAX_NAME))
                .replace("{server}", PlainText.line(guild.getName(), MAX_NAME))
                .replace("{number}", TicketText.number(ticket))
                .replace("{subject}", TicketText.subject(ticket));
    }

    private ActionRow openRow() {
        String claim = wording.say(ticket.assigneeId() == null ? "ticket-claim-button" : "ticket-take-over-button");
        return ActionRow.of(
                Button.danger(TicketIds.close(ticket.id()), wording.say("ticket-close-button")),
                Button.primary(TicketIds.claim(ticket.id()), claim));
    }

    private List<ActionRow> closedRows() {
        StringSelectMenu.Builder rating =
                StringSelectMenu.create(TicketIds.rate(ticket.id())).setPlaceholder(wording.say("ticket-rate"));
        IntStream.rangeClosed(1, MAX_STARS)
                .map(each -> MAX_STARS + 1 - each)
                .forEach(stars -> rating.addOption("★".repeat(stars), Integer.toString(stars)));
        return List.of(
                ActionRow.of(Button.secondary(TicketIds.reopen(ticket.id()), wording.say("ticket-reopen-button"))),
                ActionRow.of(rating.build()));
    }
}
