package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Access, from the owner's grant or Discord's facts to every door, and out of every door again. */
abstract class AccessTravels extends Scene {
    private static final String ACCESS = "/api/guilds/" + World.DEMO + "/access";
    private static final Duration POLL = Duration.ofMillis(5);

    private Panel olivia;

    /** New for each test, so that what Discord knew of earlier ones cannot let them in. */
    private String visitorId = "";

    @BeforeEach
    void comeIn() {
        olivia = panelOf(World.OLIVIA);
        visitorId = installation().discord().newMember(World.DEMO);
    }

    /**
     * The world as others know it, with nothing left to happen: ownership first, then grants, so that a role is no
     * fact any more when it is taken.
     */
    @AfterEach
    void putBack() {
        Discord discord = installation().discord();
        discord.transfer(World.DEMO, World.OLIVIA);
        within("the owner is back", () -> grant(olivia, "none", "").status() == 200);
        long closed = accepted(grant(olivia, "none", ""));
        refused(settingsAt(panelOf(World.MONA), closed), 403);
        refused(settingsAt(panelOf(visitorId), closed), 403);
        discord.member("DELETE", World.DEMO, visitorId, List.of());
    }

    private static Answer grant(Panel owner, String manageGuild, String supportLevel) {
        String roles = supportLevel.isEmpty()
                ? ""
                : "{\"roleId\":\"%s\",\"level\":\"%s\"}".formatted(World.SUPPORT_ROLE, supportLevel);
        return owner.put(ACCESS, "{\"manageGuild\":\"%s\",\"roles\":[%s]}".formatted(manageGuild, roles));
    }

    private static Answer settingsAt(Panel panel, long version) {
        return panel.settings(World.DEMO, version);
    }

    private static int write(Panel panel) {
        return panel.changePrefix(World.DEMO, newPrefix()).status();
    }

    private static void within(String what, Callable<Boolean> condition) {
        await(what).atMost(CONVERGENCE).pollInterval(POLL).until(condition);
    }

    private static JsonNode revoked(Ear ear, String reason) {
        return ear.hear(
                        "permission:revoked because of " + reason,
                        line -> Ear.is(line, "event")
                                && line.path("name").asText().equals("permission:revoked")
                                && line.path("data").path("reason").asText().equals(reason),
                        CONVERGENCE)
                .path("data");
    }

    /** Whoever is out of the room hears nothing of what those inside hear. */
    private void assertOut(Ear outside) {
        int lines = outside.count();
        String token = login(World.ADAM);
        try (Ear inside = Ear.onSocket(installation(), token)) {
            long version = accepted(installation().panel(token).changePrefix(World.DEMO, newPrefix()));
            inside.event("config:updated", version, CONVERGENCE);
            outside.emit("join:guild", World.DEMO);
            JsonNode answer = outside.hear(lines, "an answer", line -> Ear.is(line, "ack"), CONVERGENCE);
            assertThat(answer.path("answer").path("code").asText()).isEqualTo("forbidden");
            assertThat(outside.versions("config:updated")).doesNotContain(version);
        }
    }

    @Nested
    class WhenTheOwnerOpensTheGuildToManagers {
        @Test
        void theyReadButDoNotWriteUntilItIsClosedAgain() {
            Panel mona = panelOf(World.MONA);
            refused(mona.settings(World.DEMO), 403);

            long opened = accepted(grant(olivia, "read", ""));

            accepted(settingsAt(mona, opened));
            refused(mona.changePrefix(World.DEMO, newPrefix()), 403);
            refused(mona.get(ACCESS), 403);
            refused(mona.put(ACCESS, "{\"manageGuild\":\"write\",\"roles\":[]}"), 403);
            assertThat(panelOf(World.ADAM)
                            .get(ACCESS)
                            .data()
                            .path("manageGuild")
                            .asText())
                    .isEqualTo("read");
            within(
                    "the bot answers her",
                    () -> !installation()
                            .discord()
                            .shownSetting(World.DEMO, World.MONA, "prefix")
                            .isEmpty());

            try (Ear ear = Ear.onSocket(installation(), login(World.MONA))) {
                long closed = accepted(grant(olivia, "none", ""));
                refused(settingsAt(mona, closed), 403);
                JsonNode notice = revoked(ear, "grant-withdrawn");
                assertThat(notice.path("guildId").asText()).isEqualTo(World.DEMO);
                assertThat(notice.path("action").asText()).isEqualTo("redirect_home");
                assertOut(ear);
            }
        }
    }

    @Nested
    class WhenTheOwnerOpensTheGuildToARole {
        @Test
        void aHolderWritesUntilTheRoleIsTakenInDiscord() {
            String token = login(visitorId);
            Panel visitor = installation().panel(token);
            accepted(grant(olivia, "none", "write"));
            refused(visitor.changePrefix(World.DEMO, newPrefix()), 403);

            installation().discord().roles(World.DEMO, visitorId, World.SUPPORT_ROLE);
            within("the visitor writes", () -> write(visitor) == 200);
            within("the visitor reads", () -> visitor.settings(World.DEMO).status() == 200);

            try (Ear ear = Ear.onSocket(installation(), token)) {
                long begin = System.nanoTime();
                installation().discord().roles(World.DEMO, visitorId);
                within("the visitor writes no more", () -> write(visitor) == 403);
                long refusedAfter = millisSince(begin);
                revoked(ear, "role-removed");
                System.out.printf(
                        "measured: role removed, write refused after %d ms, socket told after %d ms%n",
                        refusedAfter, millisSince(begin));
                refused(visitor.settings(World.DEMO), 403);
                assertOut(ear);
            }
        }

        @Test
        void whoHoldsItAlreadyIsLetInAndADowngradeLeavesReadingOpen() {
            String token = login(visitorId);
            Panel visitor = installation().panel(token);
            installation().discord().roles(World.DEMO, visitorId, World.SUPPORT_ROLE);
            accepted(grant(olivia, "none", "write"));
            within("the visitor writes", () -> write(visitor) == 200);

            long lowered = accepted(grant(olivia, "none", "read"));

            assertThat(write(visitor)).isEqualTo(403);
            accepted(settingsAt(visitor, lowered));
            try (Ear ear = Ear.onSocket(installation(), token)) {
                long version = accepted(panelOf(World.ADAM).changePrefix(World.DEMO, newPrefix()));
                ear.event("config:updated", version, CONVERGENCE);
            }
        }
    }

    @Nested
    class WhenTheGuildGetsAnotherOwner {
        @Test
        void theOldOwnerIsOutAndTheNewOneGrants() {
            Panel adam = panelOf(World.ADAM);
            try (Ear ear = Ear.onSocket(installation(), login(World.OLIVIA))) {
                installation().discord().transfer(World.DEMO, World.ADAM);

                within("olivia is out", () -> write(olivia) == 403);
                revoked(ear, "ownership-transferred");
                assertOut(ear);
            }
            refused(olivia.settings(World.DEMO), 403);
            accepted(grant(adam, "read", ""));
        }

        @Test
        void theOldOwnerStaysInAsAdministratorButNoLongerGrants() {
            Panel adam = panelOf(World.ADAM);
            installation().discord().roles(World.DEMO, World.OLIVIA, World.ADMIN_ROLE);
            installation().discord().transfer(World.DEMO, World.ADAM);

            within("adam is the owner", () -> grant(adam, "none", "").status() == 200);

            refused(grant(olivia, "write", ""), 403);
            assertThat(write(olivia)).isEqualTo(200);
            accepted(olivia.get(ACCESS));
            installation().discord().roles(World.DEMO, World.OLIVIA, World.MEMBER_ROLE);
            within("olivia is out", () -> write(olivia) == 403);
        }
    }
}
