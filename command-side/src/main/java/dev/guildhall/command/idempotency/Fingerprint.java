package dev.guildhall.command.idempotency;

import dev.guildhall.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells requests apart: by method, path and body, whatever the white space in it. */
final class Fingerprint {
    private Fingerprint() {}

    static byte[] of(String target, Object body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(target.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) '\n');
            return sha256.digest(EventJson.write(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
