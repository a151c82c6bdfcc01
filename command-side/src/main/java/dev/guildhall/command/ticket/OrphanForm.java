package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.Fields;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket has lost in Discord.
 *
 * @param channelId the channel that is gone; {@code null} when it was left out
 */
record OrphanForm(CloseOrphanedTicket.Loss loss, @Nullable String channelId) {
    static final String CAUSE = "cause";
    private static final String CHANNEL = "channelId";

    /** @throws dev.guildhall.door.problem.ProblemException 400 with all faults */
    static OrphanForm read(Map<String, @Nullable Object> body) {
        Fields fields = new Fields(body, Set.of(CAUSE, CHANNEL, "userId", "roleIds", "administrator", "name"));
        Optional<CloseOrphanedTicket.Loss> loss = Arrays.stream(CloseOrphanedTicket.Loss.values())
                .filter(one -> one.cause().equals(body.get(CAUSE)))
                .findFirst();
        if (loss.isEmpty()) {
            fields.fault("/" + CAUSE, "must be a known word");
        }
        String channelId = fields.id(CHANNEL);
        fields.check();
        return new OrphanForm(loss.orElseThrow(), channelId);
    }
}
