package dev.guildhall.command.ticket;

import java.time.Duration;

/** How long a ticket may be silent before it is closed by itself. */
final class Silence {
    private Silence() {}

    /**
     * @param hours 0 for ever
     * @param sinceMillis when somebody wrote the last time, or the ticket was opened
     * @return epoch milliseconds; 0 for never
     */
    static long end(int hours, long sinceMillis) {
        return hours == 0 ? 0 : sinceMillis + Duration.ofHours(hours).toMillis();
    }
}
