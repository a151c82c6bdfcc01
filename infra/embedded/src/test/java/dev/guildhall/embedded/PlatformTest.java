package dev.guildhall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @Nested
    class WhenKnown {

        @ParameterizedTest
        @CsvSource({"Linux, amd64", "Linux, aarch64", "Mac OS X, x86_64", "Mac OS X, aarch64"})
        void hasBothServersOnTheClassPath(String osName, String osArch) {
            Platform platform = Platform.of(osName, osArch);

            assertThat(platform.require(ServerKind.POSTGRES, platform.postgresArchive()))
                    .isNotNull();
            assertThat(platform.require(ServerKind.REDIS, platform.redisBinary()))
                    .isNotNull();
        }
    }

    @Nested
    class WhenUnknown {

        private final Platform platform = Platform.of("SunOS", "sparcv9");

        @Test
        void namesTheSettingForPostgres() {
            assertThatThrownBy(() -> platform.require(ServerKind.POSTGRES, platform.postgresArchive()))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("sunos, sparcv9")
                    .hasMessageContaining("SPRING_DATASOURCE_URL");
        }

        @Test
        void namesTheSettingForRedis() {
            assertThatThrownBy(() -> platform.require(ServerKind.REDIS, platform.redisBinary()))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("SPRING_DATA_REDIS_URL");
        }
    }
}
