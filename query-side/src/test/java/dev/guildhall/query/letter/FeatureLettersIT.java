package dev.guildhall.query.letter;

import static dev.guildhall.query.letter.LetterScene.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayEnded;
import dev.guildhall.events.giveaway.GiveawayStarted;
import dev.guildhall.query.content.ContentProcessor;
import dev.guildhall.query.giveaway.GiveawayScene;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The same for views that are followed in a transaction, with effects that are decided along with them. */
class FeatureLettersIT {
    private static final String VIEW = "giveaway-view";
    private static LetterScene scene;

    @BeforeAll
    static void start() {
        scene = new LetterScene();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static int effects(String giveawayId) {
        return scene.jdbc()
                .sql("SELECT count(*) FROM query.effect WHERE subject_id = ?")
                .param(giveawayId)
                .query(Integer.class)
                .single();
    }

    private static void awaitEffects(String giveawayId, int count) {
        await().atMost(PATIENCE).until(() -> effects(giveawayId) == count);
    }

    private static GiveawayCreated withPrize(GiveawayCreated one, String prize) {
        return new GiveawayCreated(
                one.guildId(),
                one.giveawayId(),
                one.hostId(),
                one.channelId(),
                prize,
                one.description(),
                one.winnerCount(),
                one.startsAtMillis(),
                one.endsAtMillis(),
                one.requirements(),
                one.bonusEntries(),
                one.appearance(),
                one.commitment(),
                one.algorithm());
    }

    @Nested
    class WhenAnEventCannotBeFollowed {
        @Test
        void isFoundInABatchWithOthers() {
            GiveawayScene poor = new GiveawayScene(scene.side());
            GiveawayScene other = new GiveawayScene(scene.side());
            ContentProcessor giveaways = scene.side().bean("giveawayProcessor", ContentProcessor.class);
            scene.side().pause(giveaways);
            String kept = poor.started();
            String othersFirst = other.started();
            long poisoned = scene.log().append(new GiveawayStarted(poor.guild, GiveawayScene.newId()));
            String behind = poor.started();
            String othersLast = other.started();
            scene.side().resume(giveaways);

            JsonNode letter = scene.awaitLetter(VIEW, poor.guild, poisoned);

            assertThat(letter.at("/error/type").asString()).isEqualTo("UnprojectableEvent");
            for (String id : List.of(kept, othersFirst, othersLast)) {
                awaitEffects(id, 1);
            }
            assertThat(effects(behind)).isZero();
            scene.discard(VIEW, poisoned);
            awaitEffects(behind, 1);
        }

        @Test
        void isFoundWhereItsRowIsRefused() throws Exception {
            GiveawayScene poor = new GiveawayScene(scene.side());
            GiveawayScene other = new GiveawayScene(scene.side());
            String id = GiveawayScene.newId();
            long poisoned = scene.log().append(withPrize(poor.created(id), "Nitro\0"));
            String fine = other.started();

            JsonNode letter = scene.awaitLetter(VIEW, poor.guild, poisoned);

            awaitEffects(fine, 1);
            assertThat(letter.at("/error/detail").asString())
                    .startsWith("SQLSTATE 22")
                    .doesNotContain("Nitro");
            assertThat(poor.get("/" + id).status()).isEqualTo(404);
            assertThat(poor.get("").headers().get("guildhall-rests-at")).contains(VIEW + "=" + (poisoned - 1));
        }
    }

    @Nested
    class WhenAGuildGoesOn {
        @Test
        void whatIsToBeDoneInDiscordIsDecidedOnce() {
            GiveawayScene giveaways = new GiveawayScene(scene.side());
            String before = giveaways.started();
            awaitEffects(before, 1);
            long poisoned = scene.poison(giveaways.guild, "giveaway.Unknown", "{}");
            String behind = giveaways.started();
            scene.log()
                    .append(new GiveawayEnded(
                            giveaways.guild,
                            before,
                            "time",
                            GiveawayScene.SEED,
                            null,
                            0,
                            0,
                            GiveawayScene.HASH,
                            List.of()));
            scene.awaitLetter(VIEW, giveaways.guild, poisoned);
            GiveawayScene others = new GiveawayScene(scene.side());
            awaitEffects(others.started(), 1);
            assertThat(effects(behind)).isZero();

            scene.retry(VIEW, VIEW + "-" + poisoned);
            await().atMost(PATIENCE)
                    .until(() -> scene.awaitLetter(VIEW, giveaways.guild, poisoned)
                                    .get("attempts")
                                    .asInt()
                            == 2);
            assertThat(effects(behind)).isZero();
            scene.discard(VIEW, poisoned);

            awaitEffects(behind, 1);
            // The card is wanted as of the end, and the end is announced.
            awaitEffects(before, 2);
            scene.awaitNoLetter(VIEW, giveaways.guild);
        }
    }
}
