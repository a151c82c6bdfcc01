package dev.guildhall.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.giveaway.GiveawayCancelled;
import dev.guildhall.events.giveaway.GiveawayEntered;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.ticket.TicketMessageDeleted;
import dev.guildhall.events.ticket.TicketOpened;
import dev.guildhall.events.ticket.TicketPanelRequested;
import dev.guildhall.events.ticket.TicketTerms;
import dev.guildhall.query.Databases;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What members do in giveaways and tickets is no part of the guild's configuration: the view passes over it. */
class ContentEventsIT {
    private static final String GUILD = "1180000000000006002";
    private static final String OLIVIA = "1180000000000000101";
    private static final String CHANNEL = "1180000000000000201";
    private static final TicketTerms TERMS = new TicketTerms(null, List.of(), "t-{number}", "", 0);
    private static final String ULID = "01JD7Z3M8Q4V5X6Y7Z8A9BCDEF";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void changeNoVersionAndAreWaitedForLikeAnyEvent() throws Exception {
        try (QuerySideProcess side =
                QuerySideProcess.start(Databases.migrated(), TestRedis.shared().url())) {
            GuildLog log = side.log();
            ViewProgress progress = side.bean(ViewProgress.class);
            long registered = log.append(new GuildRegistered(GUILD, "Demo", OLIVIA));

            log.append(new TicketPanelRequested(GUILD, ULID, CHANNEL, "", List.of()));
            log.append(new TicketMessageDeleted(GUILD, ULID, "5", 1));
            log.append(new TicketOpened(GUILD, ULID, 1, OLIVIA, "Help", null, 1, TERMS));
            long entered = log.append(new GiveawayEntered(GUILD, ULID, OLIVIA, 1));
            assertThat(progress.await(entered, PATIENCE)).isTrue();
            Reply afterEntry = side.get("/api/guilds/" + GUILD + "?atLeast=" + entered, OLIVIA);
            assertThat(afterEntry.version()).isEqualTo(registered);
            assertThat(afterEntry.headers()).containsEntry("etag", "\"" + registered + "\"");

            long changed = log.append(GuildLog.prefix(GUILD, "?"));
            long cancelled = log.append(new GiveawayCancelled(GUILD, ULID));
            assertThat(progress.await(cancelled, PATIENCE)).isTrue();
            Reply atTheEnd = side.get("/api/guilds/" + GUILD + "?atLeast=" + cancelled, OLIVIA);
            assertThat(atTheEnd.version()).isEqualTo(changed);
            assertThat(atTheEnd.at("/data/settings/prefix")).isEqualTo("?");
        }
    }
}
