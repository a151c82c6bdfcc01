package dev.guildhall.command.ticket;

import dev.guildhall.command.delivery.DeliveryFields;
import dev.guildhall.command.dispatch.Fields;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the bot tells of a ticket in Discord: what was done, or why it was not. */
final class TicketDeliveryForm {
    private static final String CHANNEL = "channelId";
    private static final String MESSAGE = "messageId";
    private static final String MESSAGES = "messages";

    private TicketDeliveryForm() {}

    /**
     * @param atMillis now
     * @throws dev.guildhall.door.problem.ProblemException 400 with all faults, 404 when there is no such thing to do
     */
    static TicketCommand command(
            String guildId, String ticketId, String path, Map<String, @Nullable Object> body, long atMillis) {
        TicketDelivery delivery = TicketDelivery.ofPath(path).orElseThrow(DeliveryFields::unknown);
        DeliveryFields report = DeliveryFields.read(body, known(delivery));
        String cause = report.cause();
        if (cause != null) {
            return new RecordFailedDelivery(guildId, ticketId, delivery, cause);
        }
        TicketCommand command = switch (delivery) {
            case TicketDelivery.Channel channel ->
                new RecordChannel(
                        guildId,
                        ticketId,
                        channel.round(),
                        report.fields().requiredId(CHANNEL),
                        report.fields().id(MESSAGE));
            case TicketDelivery.Transcript transcript ->
                transcript(guildId, ticketId, transcript, report.fields(), atMillis);
            case TicketDelivery.Removal removal -> new RecordRemoval(guildId, ticketId, removal.round());
        };
        report.fields().check();
        return command;
    }

    private static Set<String> known(TicketDelivery delivery) {
        return switch (delivery) {
            case TicketDelivery.Channel channel -> Set.of(CHANNEL, MESSAGE);
            case TicketDelivery.Transcript transcript -> Set.of(CHANNEL, MESSAGE, MESSAGES);
            case TicketDelivery.Removal removal -> Set.of();
        };
    }

    private static RecordTranscript transcript(
            String guildId, String ticketId, TicketDelivery.Transcript transcript, Fields fields, long atMillis) {
        fields.required(MESSAGES);
        Long messages = fields.number(MESSAGES, 0, TicketLimits.MAX_MESSAGES);
        return new RecordTranscript(
                guildId,
                ticketId,
                transcript.closing(),
                fields.id(CHANNEL),
                fields.id(MESSAGE),
                messages == null ? 0 : messages.intValue(),
                atMillis);
    }
}
