package dev.guildhall.command.moderation;

import dev.guildhall.command.delivery.DeliveryFields;
import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.identity.Ids;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the bot tells of what was to follow from a case: that it was done, or why it was not. */
final class CaseDeliveryForm {
    private static final String MESSAGE = "messageId";
    private static final String CAUSE = "cause";
    private static final Set<String> CAUSES =
            Set.of("member-missing", "channel-missing", "missing-permission", "guild-left", "refused");

    private CaseDeliveryForm() {}

    /** @throws dev.guildhall.door.problem.ProblemException 400 with all faults, 404 when there is no such thing to do */
    static CaseCommand command(String guildId, int number, String path, Map<String, @Nullable Object> body) {
        CaseDelivery delivery = CaseDelivery.ofWord(path).orElseThrow(DeliveryFields::unknown);
        Fields fields = new Fields(body, Set.of(MESSAGE, CAUSE));
        if (body.containsKey(CAUSE)) {
            String cause = String.valueOf(body.get(CAUSE));
            if (!CAUSES.contains(cause) || body.size() > 1) {
                fields.fault("/" + CAUSE, "must be a known word, and stand alone");
            }
            fields.check();
            return new RecordFailedDelivery(guildId, number, delivery, cause);
        }
        String messageId = body.get(MESSAGE) instanceof String text && Ids.isSnowflake(text) ? text : null;
        if (delivery.isLine() != (messageId != null) || body.containsKey(MESSAGE) != delivery.isLine()) {
            fields.fault("/" + MESSAGE, delivery.isLine() ? "must be a Discord id" : "is not part of an action");
        }
        fields.check();
        return new RecordCarriedOut(guildId, number, delivery, messageId);
    }
}
