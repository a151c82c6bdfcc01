package dev.guildhall.query.ticket;

import dev.guildhall.events.ticket.TicketMessageDeleted;
import dev.guildhall.events.ticket.TicketMessageEdited;
import dev.guildhall.events.ticket.TicketMessageEvent;
import dev.guildhall.events.ticket.TicketMessageWritten;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what the log tells of each message. That one is gone may be told before it is told what it said, and is
 * then told again; of one of which nothing else is told, nothing can be shown.
 */
final class TranscriptCourse {
    private final TranscriptForm form;
    private @Nullable String open;
    private @Nullable Long deletedAtMillis;

    TranscriptCourse(TranscriptForm form) {
        this.form = form;
    }

    void next(TicketMessageEvent event) throws IOException {
        if (open != null && !open.equals(event.messageId())) {
            close();
        }
        switch (event) {
            case TicketMessageWritten written -> {
                if (open == null) {
                    open = written.messageId();
                    form.message(written);
                }
            }
            case TicketMessageEdited edit -> {
                if (open != null) {
                    form.edited(edit);
                }
            }
            case TicketMessageDeleted deleted -> {
                if (open != null && deletedAtMillis == null) {
                    deletedAtMillis = deleted.noticedAtMillis();
                }
            }
        }
    }

    void end() throws IOException {
        if (open != null) {
            close();
        }
        form.end();
    }

    private void close() throws IOException {
        form.messageEnd(deletedAtMillis);
        open = null;
        deletedAtMillis = null;
    }
}
