package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member writes, and comes to a level: in Discord, on the leaderboard, and in every open panel. */
@Shares(Layout.ONE_PROCESS)
class AllInOneLevelingE2E extends Scene {
    private static final String GENERAL = "1180000000000000201";
    private static final String LEADERBOARD = "/api/guilds/" + World.DEMO + "/leaderboard";
    private static final String MEMBERS =
            "SELECT count(DISTINCT aggregate_id) FROM log.event WHERE type LIKE 'leveling.%'";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeEach
    void switchOn() {
        accepted(panelOf(World.ADAM)
                .patch("/api/guilds/" + World.DEMO + "/modules/leveling", """
                        {"enabled":true,"config":{"xpMin":100,"xpMax":100,"cooldownSeconds":3600,
                         "levelUpText":"{user} has reached level {level}.",
                         "levelRoles":[{"level":1,"roleId":"%s"}]}}""".formatted(World.SUPPORT_ROLE)));
        await("the bot to know that there are levels")
                .atMost(PATIENCE)
                .until(() -> !typed(World.MAX, "/leaderboard").contains("There are no levels here"));
    }

    /** Whoever writes in other tests is to come to no level. */
    @AfterEach
    void switchOff() {
        accepted(panelOf(World.ADAM)
                .patch("/api/guilds/" + World.DEMO + "/modules/leveling", "{\"enabled\":false,\"config\":null}"));
    }

    @Test
    void isToldOnceAndGivenItsRoleAndStaysSoAfterAReplay() throws Exception {
        String member = installation().discord().newMember(World.DEMO);
        try (Ear browser = Ear.onSocket(installation(), login(World.ADAM))) {
            write(member);

            await("the message").atMost(PATIENCE).until(() -> toldOf(member).size() == 1);
            await("the role").atMost(PATIENCE).until(() -> roles(member).equals(List.of(World.SUPPORT_ROLE)));
            browser.hear(
                    "that the leaderboard is stale",
                    line -> "invalidate".equals(line.path("name").asText())
                            && line.path("data").path("keys").toString().contains("leaderboard"),
                    PATIENCE);
        }
        write(member); // within the cooldown

        JsonNode first = standing(member);
        assertThat(first.path("level").asInt()).isEqualTo(1);
        assertThat(first.path("xp").asLong()).isEqualTo(100);
        assertThat(toldOf(member).getFirst().path("content").asText())
                .isEqualTo("<@" + member + "> has reached level 1.");
        assertThat(typed(member, "/rank")).contains("level 1", "155 more for level 2");
        refused(panelOf(World.ERIN).get(LEADERBOARD), 403);

        readAgain();

        assertThat(standing(member).path("xp")).isEqualTo(first.path("xp"));
        assertThat(toldOf(member)).hasSize(1);
    }

    private JsonNode standing(String member) {
        List<JsonNode> found = new ArrayList<>();
        await("a line of the leaderboard").atMost(PATIENCE).until(() -> {
            found.clear();
            panelOf(World.ADAM).get(LEADERBOARD).data().forEach(line -> {
                if (line.path("userId").asText().equals(member)) {
                    found.add(line);
                }
            });
            return found.size() == 1;
        });
        return found.getFirst();
    }

    private void write(String member) {
        ObjectNode body = Http.JSON
                .createObjectNode()
                .put("userId", member)
                .put("channelId", GENERAL)
                .put("content", "hello");
        installation().discord().act("POST", "/guilds/" + World.DEMO + "/messages", body.toString());
    }

    private String typed(String userId, String command) {
        return installation().discord().type(World.DEMO, userId, command).body().toString();
    }

    private JsonNode demo() {
        for (JsonNode guild : installation().discord().act("GET", "/state", "").path("guilds")) {
            if (World.DEMO.equals(guild.path("id").asText())) {
                return guild;
            }
        }
        throw new AssertionError("the demo guild is gone");
    }

    private List<JsonNode> toldOf(String member) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode channel : demo().path("channels")) {
            for (JsonNode message : channel.path("messages")) {
                if (message.path("content").asText().contains("<@" + member + ">")) {
                    found.add(message);
                }
            }
        }
        return found;
    }

    private List<String> roles(String member) {
        List<String> roles = new ArrayList<>();
        installation().discord().memberOf(World.DEMO, member).path("roles").forEach(role -> roles.add(role.asText()));
        return roles;
    }

    /**
     * The view is thrown away and made from the log, from its beginning. Its processor loses its claim as if to another
     * process, finds out about that when somebody writes, and takes it back since nothing has been heard of the other lately.
     */
    private void readAgain() throws SQLException {
        long members = count(MEMBERS);
        try (Connection connection = installation().database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("""
                    UPDATE log.token_entry SET token = NULL, token_type = NULL, owner = 'another process',
                        recorded_at = to_char((clock_timestamp() - interval '1 minute') AT TIME ZONE 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                    WHERE processor_name = 'level-view'""");
            statement.execute("DELETE FROM query.level");
            statement.execute("COMMIT");
        }
        String other = installation().discord().newMember(World.DEMO);
        write(other);
        await("the view to be made anew")
                .atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM query.level"), rows -> rows == members + 1);
        await("the role of the other").atMost(PATIENCE).until(() -> roles(other), List.of(World.SUPPORT_ROLE)::equals);
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = installation().database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
