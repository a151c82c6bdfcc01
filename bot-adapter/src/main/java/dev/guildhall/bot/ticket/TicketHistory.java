package dev.guildhall.bot.ticket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.bot.sides.TicketSide;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageHistory;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.requests.RestAction;

/**
 * Tells all that stands in a ticket's channel, page by page, so that what was written, edited and deleted while nobody
 * listened is found. Thread-safe.
 */
final class TicketHistory {
    /** Discord gives no more at once, and the command side takes no more. */
    static final int PAGE = TicketSide.MAX_TOLD;

    /** An interrupted reading goes on where it was for so long; what happens before that is heard by the gateway. */
    private static final Duration RESUMABLE = Duration.ofMinutes(5);

    private static final int MAX_INTERRUPTED = 1_000;

    private final TicketSide tickets;
    private final TicketTelling telling;
    private final Cache<String, Long> interrupted = Caffeine.newBuilder()
            .maximumSize(MAX_INTERRUPTED)
            .expireAfterWrite(RESUMABLE)
            .build();

    TicketHistory(TicketSide tickets, TicketTelling telling) {
        this.tickets = tickets;
        this.telling = telling;
    }

    /** Calls Discord and waits. */
    @FunctionalInterface
    interface Caller extends Function<RestAction<MessageHistory>, MessageHistory> {}

    private record Page(List<Message> messages, long through, boolean last) {}

    /**
     * Blocks until all of it is told.
     *
     * @return what is known of the ticket then
     */
    TicketSide.Telling tell(TextChannel channel, String ticketId, Caller discord) {
        Long resumed = interrupted.getIfPresent(channel.getId());
        long after = resumed == null ? channel.getIdLong() : resumed;
        while (true) {
            long from = after;
            Told told = telling.alone(
                    channel.getGuild().getId(),
                    channel.getId(),
                    ticketId,
                    () -> tellPage(channel, ticketId, from, discord));
            after = told.through();
            if (told.last()) {
                interrupted.invalidate(channel.getId());
                return told.telling();
            }
            interrupted.put(channel.getId(), after);
        }
    }

    private record Told(TicketSide.Telling telling, long through, boolean last) {}

    private Told tellPage(TextChannel channel, String ticketId, long after, Caller discord) {
        Page page = read(channel, after, discord);
        TicketSide.Telling told = tickets.tellAll(
                channel.getGuild().getId(),
                ticketId,
                page.messages().stream()
                        .filter(Written::counts)
                        .map(Written::of)
                        .toList(),
                Long.toUnsignedString(after),
                Long.toUnsignedString(page.through()));
        return new Told(told, page.through(), page.last());
    }

    private static Page read(TextChannel channel, long after, Caller discord) {
        // Read before the page is: whatever has a lower id was written before, so it is on the page or gone.
        long latest = channel.getLatestMessageIdLong();
        List<Message> messages = discord.apply(channel.getHistoryAfter(after, PAGE)).getRetrievedHistory().stream()
                .sorted(Comparator.comparingLong(ISnowflake::getIdLong))
                .toList();
        boolean last = messages.size() < PAGE;
        long through = messages.isEmpty() ? after : messages.getLast().getIdLong();
        return new Page(messages, last ? Math.max(through, latest) : through, last);
    }
}
