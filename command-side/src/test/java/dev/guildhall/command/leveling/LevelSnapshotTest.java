package dev.guildhall.command.leveling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.eventlog.SnapshotForm;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.leveling.LevelReached;
import dev.guildhall.events.leveling.LevelingDelivered;
import dev.guildhall.events.leveling.LevelingDeliveryFailed;
import dev.guildhall.events.leveling.LevelingEvent;
import dev.guildhall.events.leveling.XpEarned;
import dev.guildhall.events.shape.StoredShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LevelSnapshotTest {
    private static final String GUILD = "1180000000000000001";
    private static final String MAX = "1180000000000000104";
    private static final String ROLE = "1180000000000000303";

    /** Every kind of event, each leaving a trace. */
    private static final List<LevelingEvent> HISTORY = List.of(
            new XpEarned(GUILD, MAX, 100, 100, 1_800_000_000_000L),
            new LevelReached(GUILD, MAX, 1, null, List.of(ROLE)),
            new LevelingDeliveryFailed(GUILD, MAX, "message:1", "channel-missing"),
            new LevelingDelivered(GUILD, MAX, "message:1", "1180000000000000911"),
            new LevelingDelivered(GUILD, MAX, "role:" + ROLE, null),
            new XpEarned(GUILD, MAX, 155, 255, 1_800_000_060_000L),
            new LevelReached(GUILD, MAX, 2, null, List.of(ROLE)),
            new LevelingDeliveryFailed(GUILD, MAX, "role:" + ROLE, "missing-permission"),
            new LevelingDeliveryFailed(GUILD, MAX, "message:2", "guild-left"));

    private static MemberLevel after(List<LevelingEvent> events) {
        MemberLevel member = new MemberLevel();
        evolve(member, events, 0);
        return member;
    }

    private static void evolve(MemberLevel member, List<LevelingEvent> events, int from) {
        for (int at = from; at < events.size(); at++) {
            member.evolve(events.get(at), at);
        }
    }

    private static String json(MemberLevel member) {
        return EventJson.writeString(member.snapshot());
    }

    @Test
    void leadsToTheSameWhereverItIsTaken() {
        for (int cut = 1; cut <= HISTORY.size(); cut++) {
            MemberLevel again = new MemberLevel();
            String kept = json(after(HISTORY.subList(0, cut)));
            again.evolve(EventJson.read(kept, LevelSnapshot.class), cut - 1);
            evolve(again, HISTORY, cut);

            assertThat(json(again)).isEqualTo(json(after(HISTORY)));
            assertThat(again.aggregateId()).isEqualTo("level:" + GUILD + ":" + MAX);
        }
    }

    /** The stored form. Whoever changes it takes the next revision, with files of its own. */
    @Nested
    class WhenStored {
        private final SnapshotForm form = new LevelRepositoryConfiguration().levelSnapshotForm();

        private void assertUnchanged(String folder, String suffix, String now) throws IOException {
            Path file = Path.of("src/test/resources", folder, form.type() + '.' + form.revision() + suffix);
            if (Boolean.getBoolean("guildhall.write") && !Files.exists(file)) {
                Files.writeString(file, now);
            }
            assertThat(Files.readString(file, StandardCharsets.UTF_8))
                    .as("%s stays as it is; another form is the next revision in @SnapshotType", file)
                    .isEqualTo(now);
        }

        @Test
        void keepsItsShape() throws IOException {
            assertUnchanged("shapes", ".txt", StoredShape.of(form.state()));
        }

        @Test
        void isWhatTheSameHistoryStillLeadsTo() throws IOException {
            assertUnchanged("golden", ".json", json(after(HISTORY)) + "\n");
        }
    }
}
