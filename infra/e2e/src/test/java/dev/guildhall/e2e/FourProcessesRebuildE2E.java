package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.e2e.Http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ordered on the command side, carried out on the query side, and nobody else notices. */
@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesRebuildE2E extends Scene {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PROJECTIONS = "/api/ops/projections";

    @Nested
    class WhenAnOperatorOrdersIt {
        @Test
        void viewsAreMadeAnewAndAreTheSame() {
            Panel adam = panelOf(World.ADAM);
            Panel otto = panelOf(World.OTTO);
            String prefix = newPrefix();
            long version = accepted(adam.changePrefix(World.DEMO, prefix));

            List<String> rebuilds = Stream.of("configuration-view", "ticket-view", "timeline")
                    .map(view -> otto.post(PROJECTIONS + "/" + view + "/rebuild", "{}"))
                    .peek(Scene::accepted)
                    .map(ordered ->
                            "/api/ops/rebuilds/" + ordered.data().path("id").asText())
                    .toList();
            rebuilds.forEach(rebuild -> await(rebuild).atMost(PATIENCE).untilAsserted(() -> {
                Answer seen = otto.get(rebuild);
                assertThat(seen.data().path("state").asText()).as("%s", seen).isEqualTo("done");
                assertThat(seen.data().path("differences").asInt()).isZero();
            }));

            Answer read = adam.settings(World.DEMO, version);
            assertThat(read.data().path("prefix").asText()).as("%s", read).isEqualTo(prefix);
            refused(adam.post(PROJECTIONS + "/configuration-view/rebuild", "{}"), 403);
            refused(adam.get(PROJECTIONS), 403);
            assertThat(otto.get(PROJECTIONS).data().findValuesAsText("name")).contains("configuration-view");
        }
    }
}
