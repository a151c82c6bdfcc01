package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.testkit.JvmProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Clients of the socket that are out of order, other ones each time; {@code -Dguildhall.seed=} repeats them. */
@Shares(Layout.ONE_PROCESS)
final class FuzzedFramesE2E extends Scene {
    private static final int CONNECTIONS = 150;
    private static final int FRAMES = 60;

    /** Live after garbage collection; what a leak of a kilobyte for each frame would not stay below. */
    private static final long MAX_GROWTH_BYTES = 8 << 20;

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final List<String> OF_THE_ROOM =
            List.of("config:updated", "module:toggled", "guild:reload", "invalidate", "command:executed");
    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long seed = Objects.requireNonNullElseGet(
            Long.getLong("guildhall.seed"), () -> ThreadLocalRandom.current().nextLong(1_000_000_000));

    @Nested
    class WhenClientsSendAnythingAtAll {

        @Test
        void nothingBreaksGrowsOrLeaks() throws IOException, InterruptedException {
            System.out.printf("fuzzed frames: -Dguildhall.seed=%d%n", seed);
            Panel adam = panelOf(World.ADAM);
            Random random = new Random(seed);
            try (Ear browser = Ear.onSocket(installation(), String.valueOf(adam.token()));
                    PersistentWriter writer = new PersistentWriter(adam, () -> World.DEMO, PACE)) {
                misbehave(random);
                long before = liveBytes();

                List<String> heard = misbehave(random);

                long growth = liveBytes() - before;
                System.out.printf("measured: %d bytes more live after %d frames%n", growth, CONNECTIONS * FRAMES);
                assertThat(growth).isLessThan(MAX_GROWTH_BYTES);
                assertThat(heard)
                        .allMatch(text -> text.contains(FrameFuzzer.LET_IN))
                        .noneMatch(this::isOfDemosRoom);
                PersistentWriter.Acknowledged last = writer.stop();
                browser.event("config:updated", last.version(), PATIENCE);
                assertThat(writer.unexpected()).isEmpty();
                assertThat(browser.heard("disconnected")).isFalse();
                assertThat(installation().programs()).allMatch(JvmProcess::isAlive);
            }
        }

        /** The owner of the other guild, in turn with a member of both who may see neither. */
        private List<String> misbehave(Random random) throws IOException {
            List<String> tokens = List.of(login(World.ERIN), login(World.MAX));
            List<String> heard = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                String token = tokens.get(i % tokens.size());
                heard.add(new FrameFuzzer(random).misbehave(installation().socketUrl(), token, FRAMES));
            }
            return heard;
        }

        private boolean isOfDemosRoom(String heard) {
            return OF_THE_ROOM.stream()
                    .anyMatch(name -> heard.contains("42[\"" + name + "\",{\"guildId\":\"" + World.DEMO));
        }

        private long liveBytes() throws IOException, InterruptedException {
            long pid = installation().programs().getFirst().pid();
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(jcmd.waitFor()).as(histogram).isZero();
            Matcher total = TOTAL.matcher(histogram);
            assertThat(total.find()).as(histogram).isTrue();
            return Long.parseLong(total.group(1));
        }
    }
}
