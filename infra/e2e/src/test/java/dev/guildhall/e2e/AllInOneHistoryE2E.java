package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who did what to a guild, from where and why, and how it was before: told of changes as people make them. */
@Shares(Layout.ONE_PROCESS)
final class AllInOneHistoryE2E extends Scene {
    private static final String HISTORY = "/api/guilds/" + World.DEMO + "/history";

    private static final Path VERIFIER = Path.of("..", "verify-history", "verify-history.mjs");

    @TempDir
    private Path directory;

    @Test
    void tellsOfAChangeInThePanelAndOfOneInDiscordAndHowItWasBefore() {
        Panel adam = panelOf(World.ADAM);
        String first = newPrefix();
        String second = newPrefix();
        String third = newPrefix();
        long before = accepted(adam.changePrefix(World.DEMO, first));
        long inPanel = accepted(adam.changePrefix(
                World.DEMO, second, Map.of("X-Reason", "clashes", "X-Correlation-Id", "c-" + second)));
        installation().discord().type(World.DEMO, World.ADAM, "/config set key:prefix value:" + third);

        Answer page = pageThatTellsOf(adam, third);
        accepted(page);
        JsonNode discord = page.data().path(0);
        JsonNode panel = page.data().path(1);
        assertThat(panel.path("position").asLong()).isEqualTo(inPanel);
        assertThat(panel.path("actor").path("type").asText()).isEqualTo("panel");
        assertThat(panel.path("actor").path("id").asText()).isEqualTo(World.ADAM);
        assertThat(panel.path("actor").path("name").asText()).isEqualToIgnoringCase("adam");
        assertThat(panel.path("reason").asText()).isEqualTo("clashes");
        assertThat(panel.path("correlationId").asText()).isEqualTo("c-" + second);
        assertThat(panel.path("changes").path(0).toString())
                .isEqualTo(
                        "{\"path\":\"/settings/prefix\",\"before\":\"%s\",\"after\":\"%s\"}".formatted(first, second));
        assertThat(discord.path("actor").path("type").asText()).isEqualTo("discord");
        assertThat(discord.path("origin").asText()).startsWith("discord");
        assertThat(discord.path("changes").path(0).path("before").asText()).isEqualTo(second);
        assertThat(discord.path("changes").path(0).path("after").asText()).isEqualTo(third);

        assertThat(prefixAt(adam, "position=" + before)).isEqualTo(first);
        assertThat(prefixAt(adam, "time=" + panel.path("time").asText())).isEqualTo(second);
        assertThat(adam.get(HISTORY + "/diff?from=" + before + "&to=" + inPanel)
                        .data()
                        .path("text")
                        .asText())
                .isEqualTo("/settings/prefix: \"%s\" → \"%s\"".formatted(first, second));
        assertThat(adam.get(HISTORY + "/blame?path=/settings/prefix")
                        .data()
                        .path(0)
                        .path("entry")
                        .path("position")
                        .asLong())
                .isEqualTo(discord.path("position").asLong());
        refused(panelOf(World.ERIN).get(HISTORY), 403);
        holdsElsewhere(adam.get(HISTORY + "/export"), third);
        refused(panelOf(World.ERIN).get(HISTORY + "/export"), 403);
    }

    /** Checked by the program that shares nothing with this one. */
    private void holdsElsewhere(Answer export, String prefix) {
        assertThat(export.status()).as("%s", export).isEqualTo(200);
        assertThat(export.response().body()).contains(prefix);
        try {
            Path file = Files.writeString(
                    directory.resolve("history.ndjson"), export.response().body());
            Process node = new ProcessBuilder("node", VERIFIER.toString())
                    .redirectInput(file.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said).endsWith("The history holds.\n");
            assertThat(node.waitFor()).isZero();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void undoesAChangeThatIsInTheTimelineAndNamesTheLaterOneThatIsInTheWay() {
        Panel adam = panelOf(World.ADAM);
        String first = newPrefix();
        String second = newPrefix();
        accepted(adam.changePrefix(World.DEMO, first));
        long undone = accepted(adam.changePrefix(World.DEMO, second));
        String wish = "{\"position\":%d,\"reason\":\"by mistake\"%s}";

        Answer dryRun = adam.post(HISTORY + "/revert", wish.formatted(undone, ",\"dryRun\":true"));
        accepted(dryRun);
        assertThat(dryRun.data().path("changes").path(0).toString())
                .isEqualTo(
                        "{\"path\":\"/settings/prefix\",\"before\":\"%s\",\"after\":\"%s\"}".formatted(second, first));
        long reverted = accepted(adam.post(HISTORY + "/revert", wish.formatted(undone, "")));

        assertThat(prefixAt(adam, "position=" + reverted)).isEqualTo(first);
        JsonNode entry = await("the timeline to tell of the revert")
                .atMost(CONVERGENCE)
                .until(
                        () -> adam.get(HISTORY + "?type=settings.Changed&limit=1")
                                .data()
                                .path(0),
                        newest -> newest.path("position").asLong() == reverted);
        assertThat(entry.path("reason").asText()).isEqualTo("by mistake");
        accepted(adam.changePrefix(World.DEMO, newPrefix()));
        refused(adam.post(HISTORY + "/revert", wish.formatted(undone, "")), 409);
        refused(panelOf(World.ERIN).post(HISTORY + "/revert", wish.formatted(undone, "")), 403);
    }

    private static Answer pageThatTellsOf(Panel panel, String prefix) {
        return await("the timeline to tell of " + prefix)
                .atMost(CONVERGENCE)
                .until(
                        () -> panel.get(HISTORY + "?type=settings.Changed&limit=2"),
                        page -> page.data().path(0).path("changes").toString().contains(prefix));
    }

    private static String prefixAt(Panel panel, String moment) {
        return panel.get(HISTORY + "/at?" + moment)
                .data()
                .path("settings")
                .path("prefix")
                .asText();
    }
}
