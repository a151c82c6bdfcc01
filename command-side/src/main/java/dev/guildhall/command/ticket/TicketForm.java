package dev.guildhall.command.ticket;

import dev.guildhall.command.dispatch.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What panels send about tickets; members that are null count as left out. All of it throws
 * {@link dev.guildhall.door.problem.ProblemException}, 400 with all faults.
 */
final class TicketForm {
    static final String SUBJECT = "subject";
    static final String OPENER = "openerId";
    static final String TOPIC = "topic";
    static final String ASSIGNEE = "assigneeId";
    static final String REASON = "reason";
    static final String ADD = "add";
    static final String REMOVE = "remove";

    private TicketForm() {}

    /** @param openerId {@code null} for whoever asks */
    record Opening(
            String subject,
            @Nullable String openerId,
            @Nullable String topic) {
        static Opening of(Fields fields) {
            fields.required(SUBJECT);
            String subject = fields.text(SUBJECT, 1, TicketLimits.MAX_SUBJECT_LENGTH);
            return new Opening(
                    subject == null ? "" : subject,
                    fields.id(OPENER),
                    fields.text(TOPIC, 1, TicketLimits.MAX_TOPIC_LENGTH));
        }
    }

    static Opening opening(Map<String, @Nullable Object> body) {
        Fields fields = new Fields(body, Set.of(SUBJECT, OPENER));
        Opening opening = Opening.of(fields);
        fields.check();
        return opening;
    }

    /** {@code null} for whoever asks. */
    static @Nullable String assignee(Map<String, @Nullable Object> body) {
        Fields fields = new Fields(body, Set.of(ASSIGNEE));
        String assigneeId = fields.id(ASSIGNEE);
        fields.check();
        return assigneeId;
    }

    static @Nullable String reason(Map<String, @Nullable Object> body) {
        Fields fields = new Fields(body, Set.of(REASON));
        String reason = reason(fields);
        fields.check();
        return reason;
    }

    static @Nullable String reason(Fields fields) {
        return fields.text(REASON, 1, TicketLimits.MAX_REASON_LENGTH);
    }

    static void nothing(Map<String, @Nullable Object> body) {
        new Fields(body, Set.of()).check();
    }

    record Participants(List<String> added, List<String> removed) {
        static Participants of(Fields fields) {
            List<String> added = fields.ids(ADD, 0, TicketLimits.MAX_PARTICIPANTS);
            List<String> removed = fields.ids(REMOVE, 0, TicketLimits.MAX_PARTICIPANTS);
            return new Participants(added == null ? List.of() : added, removed == null ? List.of() : removed);
        }
    }

    static Participants participants(Map<String, @Nullable Object> body) {
        Fields fields = new Fields(body, Set.of(ADD, REMOVE));
        Participants participants = Participants.of(fields);
        fields.check();
        return participants;
    }
}
