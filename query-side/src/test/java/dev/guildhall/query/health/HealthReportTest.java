package dev.guildhall.query.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthReportTest {
    @ParameterizedTest
    @CsvSource({
        "true,  true,  true,  true,  healthy",
        "false, true,  true,  true,  degraded",
        "true,  true,  false, true,  degraded",
        "true,  true,  true,  false, degraded",
        "true,  false, true,  true,  unhealthy",
        "false, false, false, false, unhealthy"
    })
    void onlyTheDataBaseDecidesBetweenLifeAndDeath(
            boolean redis, boolean database, boolean websocket, boolean discord, String status) {
        HealthReport report = HealthReport.of(redis, database, websocket, discord, 0);

        assertThat(report.status()).isEqualTo(status);
        assertThat(report.isUnhealthy()).isEqualTo(status.equals("unhealthy"));
    }

    @Test
    void isWrittenAsTheContractHasIt() {
        assertThat(EventJson.writeString(HealthReport.of(true, true, true, false, 42)))
                .isEqualTo("{\"status\":\"degraded\",\"redis\":\"connected\",\"database\":\"connected\","
                        + "\"websocket\":\"active\",\"discord\":\"disconnected\",\"connectedUsers\":42}");
    }
}
