package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.MetadataKeys;
import dev.guildhall.events.operation.DeadLetterDiscarded;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What befalls an installation while an operator looks at it, and what came of what the operator did. Used by one thread. */
final class OperatorsStage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** That of whoever rebuilds the view: meanwhile nobody else begins. */
    private static final String HOLD = "SELECT pg_advisory_lock(1197822068, hashtext('configuration-view'))";

    private static final String RELEASE = "SELECT pg_advisory_unlock_all()";

    private final Installation installation;
    private final Panel owner;
    private final String guild;
    private final Connection holding;
    private int refused;

    /**
     * @param owner of the guild
     * @param guild whose tickets can be refused
     */
    OperatorsStage(Installation installation, Panel owner, String guild) throws SQLException {
        this.installation = installation;
        this.owner = owner;
        this.guild = guild;
        this.holding = installation.database().connect();
    }

    Map<String, Runnable> things() {
        Map<String, Runnable> things = new HashMap<>();
        things.put("hold-rebuilds", () -> carryOut(HOLD));
        things.put("release-rebuilds", () -> carryOut(RELEASE));
        things.put("refuse-next-ticket", this::refuseNextTicket);
        things.put("accept-tickets", () -> carryOut("ALTER TABLE query.ticket DROP CONSTRAINT refused"));
        things.put("see-first-ticket", this::seeFirstTicket);
        things.put("see-the-reason", this::seeTheReason);
        things.put("kill-redis", () -> installation.redis().kill());
        things.put("start-redis", () -> installation.redis().startAgain());
        things.put("stop-database", () -> installation.postgres().stop());
        things.put("start-database", () -> installation.postgres().startAgain());
        return things;
    }

    private void carryOut(String sql) {
        try (Statement statement = holding.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Only that one: what still happens to those before it is stored. */
    private void refuseNextTicket() {
        carryOut("ALTER TABLE query.ticket ADD CONSTRAINT refused CHECK (guild_id <> '%s' OR number <> %d) NOT VALID"
                .formatted(guild, ++refused));
    }

    private void seeFirstTicket() {
        await("the ticket")
                .atMost(PATIENCE)
                .until(() -> owner.get("/api/guilds/" + guild + "/tickets")
                                .data()
                                .path(0)
                                .path("number")
                                .asInt()
                        == 1);
    }

    private void seeTheReason() {
        try (LogInside log = new LogInside(installation.database())) {
            assertThat(log.all())
                    .filteredOn(event -> event.payload() instanceof DeadLetterDiscarded)
                    .last()
                    .satisfies(event ->
                            assertThat(event.metadata()).containsEntry(MetadataKeys.REASON, "a check of the panel"));
        }
    }

    @Override
    public void close() throws SQLException {
        holding.close();
    }
}
