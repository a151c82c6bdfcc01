package dev.guildhall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.LogReplay.Detail;
import dev.guildhall.eventlog.LogReplay.Page;
import dev.guildhall.eventlog.LogReplay.Range;
import dev.guildhall.events.giveaway.GiveawayStarted;
import dev.guildhall.events.settings.SettingsChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LogReplayIT {
    private static final String OTHER_GUILD = "1180000000000000002";
    private static final String SETTINGS = "settings.Changed";
    private static final long END = 9;

    private static LogFixture log;
    private static LogReplay replay;

    @BeforeAll
    static void fill() {
        log = new LogFixture(Databases.withLog());
        replay = new LogReplay(log.dataSource, log.codec);
        for (int sequence = 0; sequence < 3; sequence++) {
            log.append("guild:" + LogFixture.GUILD, sequence);
            String giveaway = "01JD000000000000000000000" + sequence;
            append("giveaway:" + giveaway, 0, new GiveawayStarted(LogFixture.GUILD, giveaway));
            append("guild:" + OTHER_GUILD, sequence, new SettingsChanged(OTHER_GUILD, List.of()));
        }
    }

    @AfterAll
    static void close() {
        log.close();
    }

    private static void append(String aggregateId, long sequence, Object event) {
        log.engine.appendEvents(
                List.of(new GenericDomainEventMessage<>("Test", aggregateId, sequence, event, Map.of())));
    }

    private static Range settings(long after, long through, @Nullable String guildId) {
        return new Range(after, through, Set.of(SETTINGS), guildId, Detail.PLACE);
    }

    private static List<Long> positions(Page page) {
        return page.events().stream().map(ReplayedEvent::position).toList();
    }

    @Test
    void aPageGoesToTheLastOfItsEventsAsLongAsThereMayBeMore() {
        Page first = replay.page(settings(0, END, LogFixture.GUILD), 2);
        Page second = replay.page(settings(first.through(), END, LogFixture.GUILD), 2);

        assertThat(positions(first)).containsExactly(1L, 4L);
        assertThat(first.through()).isEqualTo(4);
        assertThat(positions(second)).containsExactly(7L);
        assertThat(second.through()).isEqualTo(END);
    }

    @Test
    void whatIsPassedOverCountsAndNeedNotBeReadable() {
        Page page = replay.without((guildId, position) -> position == 1).page(settings(0, END, LogFixture.GUILD), 2);

        assertThat(positions(page)).containsExactly(4L);
        assertThat(page.through()).isEqualTo(4);
    }

    @Test
    void pagesSayWhatACursorSays() {
        List<ReplayedEvent> atOnce = new ArrayList<>();
        replay.replay(settings(1, 8, null), 1, (part, event) -> atOnce.add(event), (position, events) -> {});

        List<ReplayedEvent> inPages = new ArrayList<>();
        long position = 1;
        while (position < 8) {
            Page page = replay.page(settings(position, 8, null), 1);
            inPages.addAll(page.events());
            position = page.through();
        }

        assertThat(inPages)
                .isEqualTo(atOnce)
                .extracting(ReplayedEvent::position)
                .containsExactly(3L, 4L, 6L, 7L);
    }
}
