package dev.guildhall.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void aFileGoesBeforeTheEnvironment() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "from-file\n");

        assertThat(new Credentials(Map.of(Credentials.TOKEN, "from-environment"), file).token())
                .isEqualTo("from-file");
        assertThat(new Credentials(Map.of(Credentials.TOKEN, "from-environment"), null).token())
                .isEqualTo("from-environment");
    }

    @Test
    void readsTheAnswerOfSigningInOrItsDataAlone() throws IOException {
        Path whole = Files.writeString(
                directory.resolve("whole"), "{\"success\":true,\"data\":{\"token\":\"t\",\"refreshToken\":\"r\"}}");
        Path data = Files.writeString(directory.resolve("data"), "{\"token\":\"t\",\"refreshToken\":\"r\"}");

        assertThat(new Credentials(Map.of(), whole).token()).isEqualTo("t");
        assertThat(new Credentials(Map.of(Credentials.TOKEN_FILE, data.toString()), null).refreshToken())
                .hasValue("r");
        assertThat(new Credentials(Map.of(Credentials.TOKEN, "t"), null).refreshToken())
                .isEmpty();
    }

    @Test
    void whatIsRenewedReplacesWhatIsSpentForThisUserAlone() throws IOException {
        Path file = Files.writeString(directory.resolve("tokens"), "{\"token\":\"t\",\"refreshToken\":\"r\"}");
        Credentials credentials = new Credentials(Map.of(), file);

        credentials.replace(Json.object().put("token", "t2").put("refreshToken", "r2"));

        assertThat(credentials.token()).isEqualTo("t2");
        assertThat(credentials.refreshToken()).hasValue("r2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFileThatIsReadAnewMayBeRenewedBySomethingElse() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "one");
        Credentials credentials = new Credentials(Map.of(), file);
        assertThat(credentials.token()).isEqualTo("one");

        Files.writeString(file, "two");

        assertThat(credentials.token()).isEqualTo("two");
    }

    @Test
    void noFailureTellsTheToken() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "");

        assertThatExceptionOfType(OpsFailure.class)
                .isThrownBy(() -> new Credentials(Map.of(Credentials.TOKEN, "secret"), file).token())
                .satisfies(failure ->
                        assertThat(failure.getMessage() + failure.advice()).doesNotContain("secret"));
    }
}
