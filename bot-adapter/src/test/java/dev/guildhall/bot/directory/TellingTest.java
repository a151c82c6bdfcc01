package dev.guildhall.bot.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bot.directory.Telling.Work;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TellingTest {
    private final Telling telling = new Telling();

    @Nested
    class WhenSomethingIsAdded {
        @Test
        void needsOneTimer() {
            telling.addSkeleton();

            assertThat(telling.schedule()).isTrue();
            telling.addMember("1", false);
            assertThat(telling.schedule()).isFalse();
            assertThat(telling.begin()).isEqualTo(new Work(true, false, Map.of("1", false)));
        }

        @Test
        void leavesWhatComesMeanwhileToTheNextTurn() {
            telling.addSkeleton();
            telling.schedule();
            telling.begin();
            telling.addMember("1", false);

            assertThat(telling.schedule()).isFalse();
            assertThat(telling.end(true)).isTrue();
            assertThat(telling.begin()).isEqualTo(new Work(false, false, Map.of("1", false)));
            assertThat(telling.end(true)).isFalse();
        }

        @Test
        void remembersThatSomebodyJoined() {
            telling.addMember("1", true);
            telling.addMember("1", false);
            telling.addMember("2", false);
            telling.addEverybody();

            assertThat(telling.begin()).isEqualTo(new Work(false, true, Map.of("1", true)));
        }

        @Test
        void tellsEverybodyRatherThanTooMany() {
            for (int member = 0; member <= Telling.MAX_CHANGED; member++) {
                telling.addMember(Integer.toString(member), false);
            }

            assertThat(telling.begin()).isEqualTo(new Work(false, true, Map.of()));
        }
    }

    @Nested
    class WhenATurnFails {
        @Test
        void doesItAllAgain() {
            telling.addSkeleton();
            telling.addMember("1", true);
            telling.schedule();
            Work work = telling.begin();
            telling.putBack(work);

            assertThat(telling.end(false)).isTrue();
            assertThat(telling.failures()).isEqualTo(1);
            assertThat(telling.begin()).isEqualTo(work);
        }
    }
}
