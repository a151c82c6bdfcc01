package dev.guildhall.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whose name the program acts in. The token comes from the environment or a file, never from the command line, where
 * everybody on the machine could read it. A file is read anew for each request, so that something else may renew it; one
 * that holds what signing in answered, with the refresh token, is renewed by this program.
 */
final class Credentials {
    static final String TOKEN = "GUILDHALL_TOKEN";
    static final String TOKEN_FILE = "GUILDHALL_TOKEN_FILE";

    private static final String ADVICE = "Put an operator's access token into " + TOKEN + ", or into a file named by "
            + TOKEN_FILE + " or --token-file: the token alone, or all that POST /api/auth/discord answered.";

    private final String fromEnvironment;
    private final @Nullable Path file;

    Credentials(Map<String, String> environment, @Nullable Path file) {
        this.fromEnvironment = environment.getOrDefault(TOKEN, "").strip();
        String named = environment.getOrDefault(TOKEN_FILE, "").strip();
        this.file = file != null || named.isEmpty() ? file : Path.of(named);
    }

    /** @throws OpsFailure when there is none */
    String token() {
        Path from = file;
        String token = from == null ? fromEnvironment : Json.text(tokens(from), "token");
        if (token.isEmpty()) {
            throw new OpsFailure(ExitCode.NOT_ALLOWED, "There is no access token", ADVICE);
        }
        return token;
    }

    /** What a new token can be had for; empty when there is no such thing. */
    Optional<String> refreshToken() {
        Path from = file;
        return Optional.ofNullable(from)
                .map(path -> Json.text(tokens(path), "refreshToken"))
                .filter(token -> !token.isEmpty());
    }

    /** Puts what refreshing answered in the place of what it was had for: a refresh token is good once. */
    void replace(JsonNode answer) {
        Path into = file;
        if (into == null) {
            return;
        }
        ObjectNode kept = Json.object();
        kept.put("token", Json.text(answer, "token"));
        kept.put("refreshToken", Json.text(answer, "refreshToken"));
        try {
            Path directory = into.toAbsolutePath().getParent();
            Path next = Files.createTempFile(directory, ".ops-token", "");
            if (next.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(next, Json.line(kept));
            Files.move(next, into, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new OpsFailure(
                    ExitCode.NOT_ALLOWED,
                    "The renewed token cannot be written to " + into + ": " + e.getMessage(),
                    "Sign in again, and have the file where this program may write.");
        }
    }

    /** The answer of signing in, its data alone, or a bare token. */
    private static JsonNode tokens(Path file) {
        try {
            String text = Files.readString(file).strip();
            JsonNode node = Json.read(text);
            if (!node.isObject()) {
                return Json.object().put("token", text);
            }
            return node.path("data").isObject() ? node.path("data") : node;
        } catch (IOException e) {
            throw new OpsFailure(ExitCode.NOT_ALLOWED, "The file " + file + " cannot be read", ADVICE);
        }
    }
}
