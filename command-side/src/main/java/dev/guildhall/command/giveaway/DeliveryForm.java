package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the bot tells of something that was to be shown in Discord: where it stands, or why it does not. */
final class DeliveryForm {
    private static final String CHANNEL = "channelId";
    private static final String MESSAGE = "messageId";
    private static final String CAUSE = "cause";
    private static final Set<String> CAUSES =
            Set.of("channel-missing", "message-deleted", "missing-permission", "guild-left", "refused");

    private DeliveryForm() {}

    /** @throws ProblemException 400 with all faults, 404 when a giveaway has no such thing to show */
    static GiveawayCommand command(String guildId, String giveawayId, String path, Map<String, @Nullable Object> body) {
        Delivery delivery = Delivery.ofPath(path)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such delivery"));
        Fields fields = new Fields(body, Set.of(CHANNEL, MESSAGE, CAUSE));
        if (body.containsKey(CAUSE)) {
            String cause = String.valueOf(body.get(CAUSE));
            if (!CAUSES.contains(cause) || body.size() > 1) {
                fields.fault("/" + CAUSE, "must be a known word, and stand alone");
            }
            fields.check();
            return new RecordFailedDelivery(guildId, giveawayId, delivery, cause);
        }
        String channel = id(CHANNEL, body, fields);
        String message = id(MESSAGE, body, fields);
        fields.check();
        return new RecordDelivered(guildId, giveawayId, delivery, channel, message);
    }

    private static String id(String name, Map<String, @Nullable Object> body, Fields fields) {
        if (body.get(name) instanceof String text && Ids.isSnowflake(text)) {
            return text;
        }
        fields.fault("/" + name, "must be a Discord id");
        return "";
    }
}
