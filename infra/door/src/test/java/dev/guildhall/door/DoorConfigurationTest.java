package dev.guildhall.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Nested
    class WhenTheSecretIsNotUsable {
        @Test
        void namesTheMissingVariable() {
            assertThatThrownBy(() -> new DoorConfiguration().csrfTokens(properties(null)))
                    .isInstanceOf(MissingSecret.class)
                    .hasMessageContaining("GUILDHALL_JWT_SECRET is not set");
        }

        @Test
        void refusesAShortOneWithoutShowingIt() {
            assertThatThrownBy(() -> new DoorConfiguration().csrfTokens(properties("short")))
                    .isInstanceOf(MissingSecret.class)
                    .hasMessageContaining("shorter than 32 bytes")
                    .hasMessageNotContaining("\"short\"");
        }

        @Test
        void tellsTheOperatorWhatToDo() {
            MissingSecret failure = new MissingSecret("GUILDHALL_JWT_SECRET is not set");

            assertThat(new MissingSecretAnalyzer().analyze(failure, failure).getAction())
                    .contains("openssl rand");
        }
    }
}
