package dev.guildhall.bot.ticket;

import dev.guildhall.bot.interaction.PackedFile;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.TicketView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** The message with which a transcript is delivered. */
final class TranscriptSummary {
    private final TicketView ticket;
    private final Wording wording;

    TranscriptSummary(TicketView ticket, Wording wording) {
        this.ticket = ticket;
        this.wording = wording;
    }

    /** @param files none where all are too long for Discord */
    MessageCreateData message(int messages, List<PackedFile> files) {
        EmbedBuilder embed = new EmbedBuilder()
                .setTitle(wording.say("ticket-transcript", TicketText.number(ticket)))
                .setDescription(description(files.isEmpty()))
                .addField(wording.say("ticket-field.opener"), TicketText.user(ticket.openerId()), true)
                .addField(wording.say("ticket-field.messages"), Integer.toString(messages), true);
        if (ticket.assigneeId() != null) {
            embed.addField(wording.say("ticket-field.assignee"), TicketText.user(ticket.assigneeId()), true);
        }
        return new MessageCreateBuilder()
                .setEmbeds(embed.build())
                .setFiles(files.stream().map(PackedFile::upload).toList())
                .setAllowedMentions(List.of())
                .build();
    }

    private String description(boolean tooLong) {
        List<String> parts = new ArrayList<>();
        parts.add("**" + TicketText.subject(ticket) + "**");
        Instant closedAt = ticket.closedAt();
        String reason = ticket.closeReason();
        if (closedAt != null) {
            parts.add(wording.say("ticket-closed-at", TicketText.relative(closedAt)));
        }
        if (reason != null && !reason.isBlank()) {
            parts.add(wording.say("ticket-reason", TicketText.reason(reason)));
        }
        if (tooLong) {
            parts.add(wording.say("ticket-transcript-too-long"));
        }
        return String.join("\n\n", parts);
    }
}
