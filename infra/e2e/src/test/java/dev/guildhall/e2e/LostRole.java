package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.PersistentWriter.Acknowledged;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Somebody loses in Discord the role that let them in, while others save all the time. */
abstract class LostRole extends Scene {
    private static final String ADMIN_ROLE = "1180000000000000301";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofMillis(20);
    private static final int SAVES_AFTER = 50;

    private String visitorId = "";

    @BeforeEach
    void comes() {
        visitorId = installation().discord().newMember(World.DEMO);
        installation().discord().roles(World.DEMO, visitorId, ADMIN_ROLE);
        Panel visitor = panelOf(visitorId);
        await("the visitor's access")
                .atMost(PATIENCE)
                .until(() -> visitor.settings(World.DEMO).status() == 200);
    }

    @AfterEach
    void goes() {
        installation().discord().act("DELETE", "/guilds/" + World.DEMO + "/members/" + visitorId, "");
    }

    @Nested
    class WhenOthersGoOnSaving {

        @Test
        void afterTheNoticeThereIsNoFrameAndNoAcceptedCommand() {
            Panel visitor = panelOf(visitorId);
            Panel adam = panelOf(World.ADAM);
            try (Ear socket = Ear.onSocket(installation(), String.valueOf(visitor.token()));
                    Ear page = Ear.program("panel.mjs", installation(), visitor, Map.of("GUILD_ID", World.DEMO));
                    Ear others = Ear.onSocket(installation(), String.valueOf(adam.token()));
                    PersistentWriter writer = new PersistentWriter(adam, () -> World.DEMO, PACE)) {
                socket.hear("frames", LostRole::isFrame, PATIENCE);
                page.hear("the guild", line -> Ear.is(line, "shows"), PATIENCE);
                accepted(visitor.changePrefix(World.DEMO, newPrefix()));

                installation().discord().roles(World.DEMO, visitorId);

                JsonNode notice = socket.hear("a notice", LostRole::isNotice, PATIENCE);
                refused(visitor.changePrefix(World.DEMO, newPrefix()), 403);
                refused(visitor.settings(World.DEMO), 403);
                assertThat(notice.path("data").path("action").asText()).isEqualTo("redirect_home");
                page.hear("the way home", line -> Ear.is(line, "redirected"), PATIENCE);
                writer.awaitMoreAcknowledged(SAVES_AFTER, PATIENCE);
                Acknowledged last = writer.stop();
                others.event("config:updated", last.version(), PATIENCE);
                assertThat(framesAfterNotice(socket)).isEmpty();
                socket.emit("join:guild", World.DEMO);
                JsonNode answer = socket.hear("an answer", line -> Ear.is(line, "ack"), PATIENCE);
                assertThat(answer.path("answer").path("success").asBoolean(true))
                        .isFalse();
            }
        }

        private List<JsonNode> framesAfterNotice(Ear socket) {
            return socket.lines().stream()
                    .dropWhile(line -> !isNotice(line))
                    .filter(LostRole::isFrame)
                    .toList();
        }
    }

    private static boolean isNotice(JsonNode line) {
        return Ear.is(line, "event")
                && "permission:revoked".equals(line.path("name").asText());
    }

    /** Anything at all about the guild. */
    private static boolean isFrame(JsonNode line) {
        return Ear.is(line, "event") && !isNotice(line) && line.toString().contains(World.DEMO);
    }
}
