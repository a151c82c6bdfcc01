package dev.guildhall.command.log;

import dev.guildhall.events.log.KnownHead;
import java.util.List;

/**
 * See {@link dev.guildhall.events.log.LogVerificationRequested}.
 *
 * @param underWay the verification that goes on already, as the query side had it a moment ago
 */
record RequestVerification(String verificationId, List<KnownHead> anchors, UnderWay underWay)
        implements VerificationCommand {
    RequestVerification {
        anchors = List.copyOf(anchors);
    }
}
