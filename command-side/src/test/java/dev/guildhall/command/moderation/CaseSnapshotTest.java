package dev.guildhall.command.moderation;

import static dev.guildhall.command.moderation.CaseHistory.DAY;
import static dev.guildhall.command.moderation.CaseHistory.GUILD;
import static dev.guildhall.command.moderation.CaseHistory.MESSAGE;
import static dev.guildhall.command.moderation.CaseHistory.START;
import static dev.guildhall.command.moderation.CaseHistory.byRule;
import static dev.guildhall.command.moderation.CaseHistory.opened;
import static dev.guildhall.command.moderation.CaseHistory.revoked;
import static dev.guildhall.command.moderation.CaseHistory.warned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.SnapshotFiles;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.moderation.ModerationCarriedOut;
import dev.guildhall.events.moderation.ModerationDeliveryFailed;
import dev.guildhall.events.moderation.ModerationEvent;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseSnapshotTest {
    /** Every kind of event, each leaving a trace. */
    private static final List<ModerationEvent> HISTORY = List.of(
            warned(1, START),
            byRule(2, "message:" + MESSAGE, "warn", "spam", START, null),
            byRule(3, "message:" + MESSAGE, "timeout", "warnings", START, START + DAY),
            new ModerationDeliveryFailed(GUILD, 3, "action", "missing-permission"),
            opened(4, "ban", START, null),
            new ModerationCarriedOut(GUILD, 4, "opened-line", "1180000000000000921"),
            new ModerationCarriedOut(GUILD, 4, "action", null),
            revoked(4, true, null),
            new ModerationDeliveryFailed(GUILD, 4, "lift", "guild-left"),
            new ModerationCarriedOut(GUILD, 4, "lift", null));

    private final SnapshotFiles files = new SnapshotFiles(new CaseRepositoryConfiguration().caseDeskSnapshotForm());

    private static CaseDesk evolve(CaseDesk desk, List<ModerationEvent> events, int from) {
        for (int at = from; at < events.size(); at++) {
            desk.evolve(events.get(at), at);
        }
        return desk;
    }

    private static String json(CaseDesk desk) {
        return EventJson.writeString(desk.snapshot());
    }

    @Test
    void leadsToTheSameDeskWhereverItIsTaken() {
        for (int cut = 1; cut <= HISTORY.size(); cut++) {
            CaseDesk again = new CaseDesk();
            String kept = json(evolve(new CaseDesk(), HISTORY.subList(0, cut), 0));
            again.evolve(EventJson.read(kept, CaseDeskSnapshot.class), cut - 1);

            assertThat(json(evolve(again, HISTORY, cut))).isEqualTo(json(evolve(new CaseDesk(), HISTORY, 0)));
            assertThat(again.aggregateId()).isEqualTo("moderation:" + GUILD);
        }
    }

    @Test
    void holdsNoTextAboutAnybody() {
        assertThat(json(evolve(new CaseDesk(), HISTORY, 0)))
                .doesNotContain("Rude")
                .doesNotContain("Sorry");
    }

    @Test
    void keepsItsShape() throws IOException {
        files.assertShape();
    }

    @Test
    void isWhatTheSameHistoryStillLeadsTo() throws IOException {
        files.assertContent(json(evolve(new CaseDesk(), HISTORY, 0)));
    }
}
