package dev.guildhall.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Somebody scrolls through everything that ever happened in a guild, in a real browser. */
@Shares(Layout.ONE_PROCESS)
class LongHistoryE2E extends Scene {
    private static final int CHANGES = 10_000;
    private static final int AT_ONCE = 16;
    private static final Duration KNOWN = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void isScrolledThroughWithNothingMissingNothingTwiceAndFewRowsThere() {
        String guildId = newGuild();
        Panel olivia = panelOf(World.OLIVIA);
        await().atMost(KNOWN).until(() -> olivia.settings(guildId).status() == 200);
        long last = change(olivia, guildId);
        await().atMost(PATIENCE).until(() -> olivia.settings(guildId, last).status() == 200);
        Map<String, String> environment = Map.of(
                "PANEL_URL",
                installation().commandUrl(),
                "SIMULATOR_URL",
                installation().discord().url(),
                "GUILD_ID",
                guildId,
                "CHANGES",
                "" + CHANGES);
        BrowserPlay.play("long-history.mjs", environment, Map.of());
    }

    private String newGuild() {
        String body = "{\"name\":\"Long ago\",\"ownerId\":\"" + World.OLIVIA + "\"}";
        return installation().discord().act("POST", "/guilds", body).path("id").asText();
    }

    /** @return the version of the last one */
    private static long change(Panel panel, String guildId) {
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            return IntStream.range(0, CHANGES)
                    .mapToObj(i -> people.submit(() -> accepted(panel.changePrefix(guildId, "p" + i))))
                    .toList()
                    .stream()
                    .mapToLong(LongHistoryE2E::version)
                    .max()
                    .orElseThrow();
        }
    }

    private static long version(Future<Long> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError("a change was not accepted", failure);
        }
    }
}
