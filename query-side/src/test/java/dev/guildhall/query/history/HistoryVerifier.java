package dev.guildhall.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program with which anybody checks an export, which shares nothing with Guildhall. Needs {@code node} on the path. */
final class HistoryVerifier {
    private static final Path PROGRAM = Path.of("../infra/verify-history/verify-history.mjs");

    private final Path directory;

    HistoryVerifier(Path directory) {
        this.directory = directory;
    }

    record Verdict(int exitCode, String output) {
        void holds() {
            assertThat(exitCode).as(output).isZero();
            assertThat(output).endsWith("The history holds.\n");
        }

        /** @param where begins with the first position that does not hold */
        void failsAt(String where) {
            assertThat(exitCode).as(output).isEqualTo(1);
            assertThat(output).startsWith("This history does not hold. " + where);
        }
    }

    Verdict verify(String history, String... options) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("history.ndjson"), history);
        List<String> command = new ArrayList<>(List.of("node", PROGRAM.toString(), file.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Verdict(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }
}
