package dev.guildhall.query.letter;

import static dev.guildhall.query.letter.LetterScene.PATIENCE;
import static dev.guildhall.query.letter.LetterScene.VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.query.configuration.ConfigurationProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LettersOfSeveralProcessesIT {
    private final LetterScene scene = new LetterScene();

    @AfterEach
    void stop() {
        scene.close();
    }

    @Nested
    class WhenTheProcessIsRestarted {
        @Test
        void guildsStillWaitUnlessTheProgramIsAnotherOne() {
            String guild = scene.guild();
            String luckier = scene.guild();
            long before = scene.prefix(guild, "a");
            long poisoned = scene.poison(guild);
            long mended = scene.poison(luckier);
            long waiting = scene.prefix(luckier, "b");
            scene.awaitLetter(VIEW, guild, poisoned);
            scene.awaitLetter(VIEW, luckier, mended);
            scene.mend(mended);
            scene.sql("UPDATE query.dead_letter SET tried_by = 'an older one' WHERE guild_id = '" + luckier + "'");

            scene.restart("first");
            scene.awaitVersion(luckier, waiting);
            long last = scene.prefix(guild, "b");
            scene.othersGoOn();
            assertThat(scene.read(guild).version()).isEqualTo(before);
            scene.mend(poisoned);
            scene.retry(VIEW, VIEW + "-" + poisoned);

            scene.awaitVersion(guild, last);
            scene.awaitVersion(guild, scene.prefix(guild, "c"));
        }
    }

    @Nested
    class WhenAnotherProcessTakesOver {
        @Test
        void itKnowsWhoWaitsAndCarriesOutWhatIsWanted() {
            scene.start("second");
            String guild = scene.guild();
            long before = scene.prefix(guild, "a");
            long poisoned = scene.poison(guild);
            scene.awaitLetter(VIEW, guild, poisoned);

            scene.stop("first");
            await().atMost(PATIENCE)
                    .until(() -> scene.side().bean(ConfigurationProcessor.class).isHere());
            long last = scene.prefix(guild, "b");
            scene.othersGoOn();
            assertThat(scene.read(guild).version()).isEqualTo(before);

            scene.mend(poisoned);
            scene.retry(VIEW, null);
            scene.awaitVersion(guild, last);
            scene.awaitNoLetter(VIEW, guild);
        }
    }
}
