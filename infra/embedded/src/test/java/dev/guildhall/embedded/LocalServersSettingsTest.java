package dev.guildhall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LocalServersSettingsTest {

    @Nested
    class WhenNothingIsSet {

        @Test
        void wantsBothOnFreePortsInDirectoryData() {
            LocalServersSettings settings = of(Map.of());

            assertThat(settings.directory()).isEqualTo(Path.of("data"));
            assertThat(settings.postgresPort()).hasValue(0);
            assertThat(settings.redisPort()).hasValue(0);
        }
    }

    @Nested
    class WhenServersAreElsewhere {

        @Test
        void leavesThemOut() {
            assertThat(of(Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://db/x"))
                            .postgresPort())
                    .isEmpty();
            assertThat(of(Map.of("SPRING_DATA_REDIS_URL", "redis://cache")).redisPort())
                    .isEmpty();
        }
    }

    @Nested
    class WhenPortsAreFixed {

        @Test
        void takesThem() {
            LocalServersSettings settings =
                    of(Map.of("GUILDHALL_POSTGRES_PORT", "5433", "GUILDHALL_REDIS_PORT", " 6380 "));

            assertThat(settings.postgresPort()).hasValue(5433);
            assertThat(settings.redisPort()).hasValue(6380);
        }

        @Test
        void refusesWhatIsNoNumberByItsName() {
            assertThatThrownBy(() -> of(Map.of("GUILDHALL_REDIS_PORT", "many")))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("GUILDHALL_REDIS_PORT");
        }
    }

    private static LocalServersSettings of(Map<String, String> environment) {
        return LocalServersSettings.of(environment, text -> {});
    }
}
