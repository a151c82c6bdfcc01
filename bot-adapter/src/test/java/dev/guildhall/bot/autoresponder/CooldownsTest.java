package dev.guildhall.bot.autoresponder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.trigger.Trigger;
import dev.guildhall.events.trigger.TriggerMatch;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CooldownsTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Cooldowns cooldowns = new Cooldowns(now::get);

    private static Response response(String trigger, long seconds) {
        return new Response(trigger, Trigger.of(TriggerMatch.CONTAINS, trigger), "Hello", Duration.ofSeconds(seconds));
    }

    @Nested
    class WhenAnAnswerWasGiven {
        @Test
        void isNotGivenAgainThereBeforeItsTime() {
            assertThat(cooldowns.take("1", response("hi", 10))).isTrue();
            now.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
            assertThat(cooldowns.take("1", response("hi", 10))).isFalse();

            now.incrementAndGet();

            assertThat(cooldowns.take("1", response("hi", 10))).isTrue();
        }

        @Test
        void isGivenInOtherChannelsAndOthersAreGivenThere() {
            cooldowns.take("1", response("hi", 10));

            assertThat(cooldowns.take("2", response("hi", 10))).isTrue();
            assertThat(cooldowns.take("1", response("ho", 10))).isTrue();
        }

        @Test
        void goesByWhatIsConfiguredByThen() {
            cooldowns.take("1", response("hi", 86_400));
            now.addAndGet(Duration.ofSeconds(5).toNanos());

            assertThat(cooldowns.take("1", response("hi", 5))).isTrue();
        }
    }

    @Nested
    class WhenThereIsNoCooldown {
        @Test
        void isAlwaysGiven() {
            assertThat(cooldowns.take("1", response("hi", 0))).isTrue();
            assertThat(cooldowns.take("1", response("hi", 0))).isTrue();
        }
    }
}
