package dev.guildhall.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.door.token.TokenKeys;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DoorConfigurationTest {
    private static DoorProperties properties(@Nullable String secret) {
        return new DoorProperties(
                secret,
                Duration.ZERO,
                List.of(),
                null,
                new DoorProperties.CommandSide("http://localhost:8080"),
                new DoorProperties.QuerySide("http://localhost:8083"));
    }

    private static TokenKeys keys(@Nullable String secret, String... retired) {
        return new DoorConfiguration().tokenKeys(properties(secret), new RetiredSecrets(List.of(retired)));
    }

    @Nested
    class WhenTheSecretIsNotUsable {
        @Test
        void namesTheMissingVariable() {
            assertThatThrownBy(() -> keys(null))
                    .isInstanceOf(MissingSecret.class)
                    .hasMessageContaining("GUILDHALL_JWT_SECRET is not set");
        }

        @Test
        void refusesAShortOneWithoutShowingIt() {
            assertThatThrownBy(() -> keys("short"))
                    .isInstanceOf(MissingSecret.class)
                    .hasMessageContaining("must have at least 32 bytes")
                    .hasMessageNotContaining("\"short\"");
        }

        @Test
        void refusesAShortRetiredOneToo() {
            assertThatThrownBy(() -> keys("a-secret-of-the-tests-with-enough-bytes", "brief"))
                    .isInstanceOf(MissingSecret.class)
                    .hasMessageContaining("GUILDHALL_JWT_SECRETS_RETIRED")
                    .hasMessageNotContaining("brief");
        }

        @Test
        void tellsTheOperatorWhatToDo() {
            MissingSecret failure = new MissingSecret("GUILDHALL_JWT_SECRET is not set");

            assertThat(new MissingSecretAnalyzer().analyze(failure, failure).getAction())
                    .contains("openssl rand");
        }
    }
}
