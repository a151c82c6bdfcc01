package dev.guildhall.query.giveaway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.query.Databases;
import dev.guildhall.query.EffectBot;
import dev.guildhall.query.QuerySideApplication;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.JvmProcess;
import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A bot asks a process that decides nothing itself. */
class SeveralProcessesEffectsIT {
    private static final Duration START = Duration.ofMinutes(3);

    private JvmProcess deciding;
    private QuerySideProcess asked;

    @BeforeEach
    void startTwo() {
        TestDatabase database = Databases.migrated();
        String redis = TestRedis.shared().url();
        deciding = JvmProcess.of(QuerySideApplication.class)
                .environment(Map.of(
                        "SERVER_PORT", Integer.toString(FreePorts.next()),
                        "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                        "SPRING_DATASOURCE_USERNAME", database.username(),
                        "SPRING_DATASOURCE_PASSWORD", database.password(),
                        "SPRING_DATA_REDIS_URL", redis,
                        "GUILDHALL_JWT_SECRET", "a secret for tests only, long enough to sign with"))
                .start();
        deciding.awaitLine("[giveaway-view] (Coordination Task [0]) claimed 1 new segments", START);
        asked = QuerySideProcess.start(database, redis);
    }

    @AfterEach
    void stopBoth() {
        asked.close();
        deciding.close();
    }

    @Test
    void isGivenWhatTheOtherHasDecidedAndGoesOnWhenThatOneStops() throws Exception {
        GiveawayScene scene = new GiveawayScene(asked);
        EffectBot bot = new EffectBot(asked, "bot-1");
        try (ExecutorService waiting = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < 5; i++) {
                Future<List<JsonNode>> given = waiting.submit(() -> bot.claim(1, 20_000));
                String id = scene.started();

                JsonNode card = given.get().getFirst();

                assertThat(card.at("/giveaway/id").asString()).isEqualTo(id);
                assertThat(bot.done(card).status()).isEqualTo(200);
            }
        }

        deciding.terminate();

        String id = scene.started();
        assertThat(bot.awaitGiven(1).getFirst().at("/giveaway/id").asString()).isEqualTo(id);
    }
}
