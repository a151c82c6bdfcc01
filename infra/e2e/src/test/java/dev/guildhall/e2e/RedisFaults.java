package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.e2e.PersistentWriter.Acknowledged;
import dev.guildhall.events.wire.CacheKey;
import dev.guildhall.testkit.JvmProcess;
import dev.guildhall.testkit.RedisProxy;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Redis and the way to it fail in every way while an administrator saves all the time. Another order of faults each time;
 * {@code -Dguildhall.seed=} repeats one.
 */
abstract class RedisFaults extends Scene {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofMillis(40);
    private static final int PAGES = 3;
    private static final int BETWEEN_FAULTS_MILLIS = 800;

    /** With servers that others do not depend on; started when it is first asked for. */
    private static final class Own implements Supplier<Installation>, AutoCloseable {
        final long seed = Objects.requireNonNullElseGet(
                Long.getLong("guildhall.seed"),
                () -> ThreadLocalRandom.current().nextLong(1_000_000_000));

        final TestRedis redis = TestRedis.dedicated();
        final RedisProxy proxy = RedisProxy.before(redis, seed);
        private final Function<Servers, Installation> starting;
        private @Nullable Installation installation;

        Own(Function<Servers, Installation> starting) {
            this.starting = starting;
        }

        @Override
        public Installation get() {
            if (installation == null) {
                System.out.printf("Redis faults: -Dguildhall.seed=%d%n", seed);
                installation = starting.apply(Servers.with(redis, proxy.url()));
            }
            return installation;
        }

        @Override
        public void close() {
            if (installation != null) {
                installation.close();
            }
            proxy.close();
        }
    }

    private final Own own;

    RedisFaults(Function<Servers, Installation> starting) {
        this(new Own(starting));
    }

    private RedisFaults(Own own) {
        super(own);
        this.own = own;
    }

    @AfterEach
    void stop() {
        own.close();
    }

    @Nested
    class WhenFaultFollowsFault {

        @Test
        void noSaveFailsAndBotCachesAndBrowsersConverge() {
            Panel adam = panelOf(World.ADAM);
            List<Ear> pages = new ArrayList<>();
            try (PersistentWriter writer = new PersistentWriter(adam, () -> World.DEMO, PACE)) {
                for (int i = 0; i < PAGES; i++) {
                    pages.add(page(adam));
                }

                strike(pages.getFirst());

                Acknowledged last = writer.stop();
                long begin = System.nanoTime();
                assertThat(writer.unexpected()).isEmpty();
                assertThat(writer.turnedAway()).as("saves turned away").isZero();
                for (Ear page : pages) {
                    page.hear("the last change", shows(last), remaining(begin, CONVERGENCE));
                }
                awaitBotShows(last.prefix(), begin, CONVERGENCE);
                System.out.printf(
                        "measured: %d saves, %d published messages lost, converged within %d ms%n",
                        writer.acknowledged().size(), own.proxy.lost(), millisSince(begin));
                assertRedisHolds(adam, last);
                assertThat(installation().programs()).allMatch(JvmProcess::isAlive);
            } finally {
                pages.forEach(Ear::close);
            }
        }

        private void strike(Ear page) {
            Random random = new Random(own.seed);
            for (RedisFault fault : RedisFault.schedule(random)) {
                Duration time = RedisFault.length(random);
                System.out.printf("fault: %s, %d ms%n", fault, time.toMillis());
                fault.strike(own.redis, own.proxy, page, time);
                RedisFault.pass(Duration.ofMillis(random.nextInt(BETWEEN_FAULTS_MILLIS)));
            }
        }

        private Ear page(Panel panel) {
            Ear page = Ear.program("panel.mjs", installation(), panel, Map.of("GUILD_ID", World.DEMO));
            page.hear("the guild", line -> Ear.is(line, "shows"), PATIENCE);
            return page;
        }

        private Predicate<JsonNode> shows(Acknowledged last) {
            return line -> Ear.is(line, "shows")
                    && line.path("data").path("version").asLong() >= last.version()
                    && last.prefix()
                            .equals(line.path("data")
                                    .path("settings")
                                    .path("prefix")
                                    .asText());
        }

        /** What others read from there. */
        private void assertRedisHolds(Panel adam, Acknowledged last) {
            try (Ear bot = Ear.program("config-subscriber.mjs", installation(), adam, Map.of())) {
                ObjectNode question = Http.JSON.createObjectNode().put("get", CacheKey.guildConfig(World.DEMO));
                await("the last change in Redis")
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> {
                            bot.say(question);
                            return bot.lines().stream()
                                    .anyMatch(line -> Ear.is(line, "value")
                                            && line.path("data").path("version").asLong() >= last.version());
                        });
            }
        }
    }
}
