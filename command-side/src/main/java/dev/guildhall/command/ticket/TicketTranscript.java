package dev.guildhall.command.ticket;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.ticket.TicketRejection.TranscriptFull;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.ticket.TicketMessageDeleted;
import dev.guildhall.events.ticket.TicketMessageEdited;
import dev.guildhall.events.ticket.TicketMessageEvent;
import dev.guildhall.events.ticket.TicketMessageWritten;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What was written in one ticket. The texts stand in its events alone. {@code decide} applies what is new, {@code evolve}
 * only assigns.
 */
public final class TicketTranscript {
    /** Room in memory that is counted like one guild's, in messages. */
    static final int MESSAGES_TO_A_UNIT = 50;

    private static final long NONE = -1;

    private String guildId = "";
    private String ticketId = "";
    private long sequence = NONE;
    private long lastWrittenAtMillis;
    private Messages messages = new Messages();

    TicketTranscript() {}

    /** Axon wants none, rather than a wrong one, until the first event. */
    @AggregateIdentifier
    @Nullable String aggregateId() {
        return sequence == NONE ? null : AggregateIds.ticket(ticketId);
    }

    @CommandHandler
    Decision<LastWritten> decide(AskTranscript command) {
        return new Decision<>(new LastWritten(lastWrittenAtMillis), sequence, sequence);
    }

    @CommandHandler
    Decision<TranscriptView> decide(RecordAbsence command) {
        return recorded(command.report());
    }

    /** Always the first event of a transcript that is missing: Axon wants none that is made without. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<TranscriptView> decide(RecordMessages command) {
        return recorded(command);
    }

    /** What does not fit in is left out; all else is recorded. */
    private Decision<TranscriptView> recorded(RecordMessages command) {
        Report report = new Report(command);
        command.messages().stream()
                .sorted(Comparator.comparing(WrittenMessage::messageId, TicketTranscript::inOrder))
                .forEach(report::found);
        command.deleted().forEach(report::gone);
        RecordMessages.Range range = command.range();
        if (range != null) {
            Set<String> there =
                    command.messages().stream().map(WrittenMessage::messageId).collect(Collectors.toSet());
            messages.present(range.after(), range.through()).stream()
                    .filter(id -> !there.contains(id))
                    .forEach(report::gone);
        }
        if (report.left && report.isEmpty()) {
            throw new Rejected(new TranscriptFull(), sequence);
        }
        return new Decision<>(report.view(), sequence, sequence);
    }

    private static int inOrder(String one, String other) {
        return Long.compareUnsigned(Long.parseUnsignedLong(one), Long.parseUnsignedLong(other));
    }

    /** One report, as it is worked through. */
    private final class Report {
        private final RecordMessages command;
        private int written;
        private int edited;
        private int deleted;
        private boolean left;

        Report(RecordMessages command) {
            this.command = command;
        }

        boolean isEmpty() {
            return written + edited + deleted == 0;
        }

        void found(WrittenMessage message) {
            KnownMessage known = messages.find(message.messageId());
            Long editedAt = message.editedAtMillis();
            boolean changed = editedAt != null && editedAt > known.editedAtMillis();
            if (!known.written()) {
                write(message, known.deleted(), changed);
            } else if (changed && !known.deleted()) {
                edited++;
                edit(message);
            }
        }

        private void write(WrittenMessage message, boolean isGone, boolean changed) {
            if (!fits(message.messageId())) {
                return;
            }
            written++;
            apply(new TicketMessageWritten(
                    command.guildId(),
                    command.ticketId(),
                    message.messageId(),
                    message.authorId(),
                    message.authorName(),
                    message.byBot(),
                    message.text(),
                    message.attachments(),
                    message.writtenAtMillis(),
                    endOfSilence(message)));
            if (changed) {
                edit(message);
            }
            if (isGone) {
                delete(message.messageId());
            }
        }

        private void edit(WrittenMessage message) {
            apply(new TicketMessageEdited(
                    command.guildId(),
                    command.ticketId(),
                    message.messageId(),
                    message.authorId(),
                    message.text(),
                    message.attachments(),
                    Objects.requireNonNull(message.editedAtMillis())));
        }

        /** Only what a person wrote after everything else that is known puts it off. */
        private @Nullable Long endOfSilence(WrittenMessage message) {
            boolean later = !message.byBot() && message.writtenAtMillis() > lastWrittenAtMillis;
            long end = Silence.end(command.closesAfterHours(), message.writtenAtMillis());
            return later && end > 0 ? end : null;
        }

        /** Remembered also of what was never noticed: it may still be told of. */
        void gone(String messageId) {
            if (!messages.find(messageId).deleted() && fits(messageId)) {
                deleted++;
                delete(messageId);
            }
        }

        private void delete(String messageId) {
            apply(new TicketMessageDeleted(command.guildId(), command.ticketId(), messageId, command.atMillis()));
        }

        private boolean fits(String messageId) {
            boolean room = messages.holds(messageId) || messages.size() < TicketLimits.MAX_MESSAGES;
            left |= !room;
            return room;
        }

        TranscriptView view() {
            return new TranscriptView(messages.written(), written, edited, deleted, left);
        }
    }

    TicketTranscriptSnapshot snapshot() {
        return new TicketTranscriptSnapshot(guildId, ticketId, lastWrittenAtMillis, messages.size(), messages.encode());
    }

    /** As how many guilds it counts in memory. */
    int units() {
        return 1 + messages.size() / MESSAGES_TO_A_UNIT;
    }

    @EventSourcingHandler
    void evolve(TicketTranscriptSnapshot snapshot, @SequenceNumber long at) {
        sequence = at;
        guildId = snapshot.guildId();
        ticketId = snapshot.ticketId();
        lastWrittenAtMillis = snapshot.lastWrittenAtMillis();
        messages = Messages.decode(snapshot.messages());
    }

    @EventSourcingHandler
    void evolve(TicketMessageEvent event, @SequenceNumber long at) {
        sequence = at;
        guildId = event.guildId();
        ticketId = event.ticketId();
        messages.change(event.messageId(), known -> switch (event) {
            case TicketMessageWritten written -> known.whenWritten();
            case TicketMessageEdited edited -> known.editedAt(edited.editedAtMillis());
            case TicketMessageDeleted deleted -> known.whenDeleted();
        });
        if (event instanceof TicketMessageWritten written && !written.byBot()) {
            lastWrittenAtMillis = Math.max(lastWrittenAtMillis, written.writtenAtMillis());
        }
    }
}
