package dev.guildhall.query.modules;

import dev.guildhall.door.request.Answer;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.config.SchemaDescription;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What can be configured, for the forms of panels. It is the same for everybody, signed in or not, and only another
 * release changes it.
 */
@RestController
public final class SchemaRoutes {
    /** How long a panel may go without asking whether there is another one. */
    static final Duration MAX_AGE = Duration.ofMinutes(5);

    private static final int TAG_BYTES = 16;

    private final byte[] body = EventJson.write(Answer.of(SchemaDescription.ofEverything()));
    private final String tag = "\"" + digest(body) + "\"";

    @GetMapping("/api/schema")
    ResponseEntity<byte[]> schema() {
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.maxAge(MAX_AGE).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static String digest(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
