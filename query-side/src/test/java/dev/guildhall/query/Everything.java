package dev.guildhall.query;

import dev.guildhall.events.giveaway.BonusEntries;
import dev.guildhall.events.giveaway.GiveawayAppearance;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayEntered;
import dev.guildhall.events.giveaway.GiveawayEntryWithdrawn;
import dev.guildhall.events.giveaway.GiveawayRequirements;
import dev.guildhall.events.giveaway.GiveawayStarted;
import dev.guildhall.events.leveling.LevelReached;
import dev.guildhall.events.leveling.XpEarned;
import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.events.moderation.CaseRevoked;
import dev.guildhall.events.music.TrackRequested;
import dev.guildhall.events.music.VolumeSet;
import dev.guildhall.events.ticket.TicketMessageWritten;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.ticket.TicketPanelRequested;
import dev.guildhall.events.ticket.TicketTerms;
import java.util.List;

/** Something of everything that views are made of, in one guild. */
public final class Everything {
    private static final String OLIVIA = "1180000000000000101";
    private static final String MAX = "1180000000000000104";
    private static final String CHANNEL = "1180000000000000202";
    private static final TicketTerms TERMS = new TicketTerms(CHANNEL, List.of(), "ticket-{number}", "Hello {user}", 24);
    private static final long AT = 1_800_000_000_000L;

    private Everything() {}

    /**
     * Appends it to the log.
     *
     * @param n another one each time, in all guilds of a log
     * @return the position of the last event
     */
    public static long happens(GuildLog log, String guild, int n) {
        String giveaway = "01JD7Z3M8Q4V5X6Y7Z80%06d".formatted(n);
        log.append(
                new GiveawayCreated(
                        guild,
                        giveaway,
                        OLIVIA,
                        CHANNEL,
                        "Nitro",
                        "A month of it",
                        1,
                        AT,
                        AT + 60_000,
                        new GiveawayRequirements(List.of(), 0, 0),
                        List.of(new BonusEntries("1180000000000000304", 3)),
                        new GiveawayAppearance("Enter", "🎉", "#5865f2", null),
                        "c".repeat(64),
                        "guildhall-draw-1"),
                new GiveawayStarted(guild, giveaway),
                new GiveawayEntered(guild, giveaway, OLIVIA, 1),
                new GiveawayEntered(guild, giveaway, MAX, 3),
                new GiveawayEntryWithdrawn(guild, giveaway, OLIVIA));
        String ticket = "01JD7Z3M8Q4V5X6Y7Z81%06d".formatted(n);
        log.append(new TicketOpened(guild, ticket, n, MAX, "The invoice of October", "Billing", AT, TERMS));
        log.append(new TicketMessageWritten(
                guild, ticket, "90" + n, MAX, "Max", false, "It was paid", List.of(), AT + n, null));
        log.append(new TicketPanelRequested(
                guild, "01JD7Z3M8Q4V5X6Y7Z82%06d".formatted(n), CHANNEL, "Ask us", List.of("Billing")));
        log.append(
                new CaseOpened(guild, n, "case:" + n, "warn", MAX, OLIVIA, null, "Kumquats", AT, null, null, CHANNEL),
                new CaseRevoked(guild, n, MAX, OLIVIA, "Sorry", false, null, AT + 1, CHANNEL));
        log.append(new XpEarned(guild, MAX, 20, 100L + n, AT + n), new LevelReached(guild, MAX, n, CHANNEL, List.of()));
        log.append(new TrackRequested(guild, "track:" + n, n, MAX, "Song " + n, AT), new VolumeSet(guild, n, MAX));
        return log.append(GuildLog.prefix(guild, "s" + n));
    }
}
