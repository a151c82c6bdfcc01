package dev.guildhall.e2e.fault.giveaway;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The program with which anybody checks a draw, which shares nothing with the draw. */
final class DrawVerifier {
    private static final Path PROGRAM = Path.of("..", "verify-draw", "verify-draw.mjs");

    private DrawVerifier() {}

    /** What it finds fault with. */
    static Optional<String> fault(JsonNode proof) {
        try {
            Process process = new ProcessBuilder("node", PROGRAM.toString())
                    .redirectErrorStream(true)
                    .start();
            try (var input = process.getOutputStream()) {
                input.write(proof.toString().getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(said.strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
