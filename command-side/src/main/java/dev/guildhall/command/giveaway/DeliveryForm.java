package dev.guildhall.command.giveaway;

import dev.guildhall.command.delivery.DeliveryFields;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the bot tells of something that was to be shown in Discord: where it stands, or why it does not. */
final class DeliveryForm {
    private static final String CHANNEL = "channelId";
    private static final String MESSAGE = "messageId";

    private DeliveryForm() {}

    /**
     * @throws dev.guildhall.door.problem.ProblemException 400 with all faults, 404 when a giveaway has no such thing to
     *     show
     */
    static GiveawayCommand command(String guildId, String giveawayId, String path, Map<String, @Nullable Object> body) {
        Delivery delivery = Delivery.ofPath(path).orElseThrow(DeliveryFields::unknown);
        DeliveryFields report = DeliveryFields.read(body, Set.of(CHANNEL, MESSAGE));
        String cause = report.cause();
        if (cause != null) {
            return new RecordFailedDelivery(guildId, giveawayId, delivery, cause);
        }
        String channel = report.fields().requiredId(CHANNEL);
        String message = report.fields().requiredId(MESSAGE);
        report.fields().check();
        return new RecordDelivered(guildId, giveawayId, delivery, channel, message);
    }
}
