package dev.guildhall.query.ticket;

import dev.guildhall.events.ticket.TicketMessageEdited;
import dev.guildhall.events.ticket.TicketMessageWritten;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How a transcript is written down while it is read: nothing of it is kept. All methods throw {@link IOException} when
 * whoever asked for it has gone.
 */
interface TranscriptForm {
    void begin(TicketDetails ticket) throws IOException;

    /** The next, in the order in which they were written. */
    void message(TicketMessageWritten message) throws IOException;

    /** What the last message reads from then on. */
    void edited(TicketMessageEdited edit) throws IOException;

    /** @param deletedAtMillis when the last message was found gone; {@code null} when it never was */
    void messageEnd(@Nullable Long deletedAtMillis) throws IOException;

    void end() throws IOException;
}
