package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.e2e.Http.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Somebody signs out, or is signed out: no door stays open, whichever process it belongs to. */
abstract class SessionEnding extends Scene {
    /** Processes without a data base ask every second. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private void assertEnded(String token, Ear browser, Runnable ending) {
        Panel panel = installation().panel(token);
        accepted(panel.settings(World.DEMO));
        assertThat(browser.heard("disconnected")).isFalse();
        int from = browser.count();

        ending.run();

        refused(panel.get("/api/auth/me"), 401);
        refused(panel.changePrefix(World.DEMO, newPrefix()), 401);
        await("reads are refused")
                .atMost(SOON)
                .until(() -> panel.settings(World.DEMO).status() == 401);
        browser.hear(from, "the end of the connection", line -> Ear.is(line, "disconnected"), SOON);
        browser.hear(from, "a refusal on coming back", line -> Ear.is(line, "refused"), SOON);

        long version = accepted(panelOf(World.ADAM).changePrefix(World.DEMO, newPrefix()));
        try (Ear other = Ear.onSocket(installation(), login(World.ADAM))) {
            accepted(panelOf(World.ADAM).settings(World.DEMO, version));
            long later = accepted(panelOf(World.ADAM).changePrefix(World.DEMO, newPrefix()));
            other.event("config:updated", later, CONVERGENCE);
            assertThat(browser.versions("config:updated")).doesNotContain(version, later);
        }
    }

    @Nested
    class WhenSomebodySignsOut {
        @Test
        void closesTheirSocketAndRefusesTheirTokenEverywhere() {
            String token = login(World.ADAM);
            try (Ear browser = Ear.onSocket(installation(), token)) {
                assertEnded(
                        token,
                        browser,
                        () -> assertThat(installation()
                                        .panel(token)
                                        .post("/api/auth/logout", "{}")
                                        .status())
                                .isEqualTo(200));
            }
        }

        @Test
        void leavesTheOtherBrowsersOfTheSamePersonAlone() {
            String gone = login(World.ADAM);
            String stays = login(World.ADAM);
            try (Ear other = Ear.onSocket(installation(), stays);
                    Ear browser = Ear.onSocket(installation(), gone)) {
                assertThat(installation()
                                .panel(gone)
                                .post("/api/auth/logout", "{}")
                                .status())
                        .isEqualTo(200);
                browser.hear("the end of the connection", line -> Ear.is(line, "disconnected"), SOON);

                long version = accepted(installation().panel(stays).changePrefix(World.DEMO, newPrefix()));
                other.event("config:updated", version, CONVERGENCE);
                assertThat(other.heard("disconnected")).isFalse();
            }
        }
    }

    @Nested
    class WhenSomebodyEndsAnother {
        @Test
        void closesItsSocketAndRefusesItsTokenEverywhere() {
            String token = login(World.ADAM);
            try (Ear browser = Ear.onSocket(installation(), token)) {
                assertEnded(
                        token,
                        browser,
                        () -> assertThat(deleteOthers(login(World.ADAM)).status())
                                .isEqualTo(200));
            }
        }

        private Answer deleteOthers(String token) {
            return Http.send(
                    "DELETE",
                    installation().commandUrl() + "/api/auth/sessions",
                    Map.of("Authorization", "Bearer " + token),
                    null);
        }
    }
}
