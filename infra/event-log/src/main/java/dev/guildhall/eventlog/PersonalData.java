package dev.guildhall.eventlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts single values with AES-256-GCM under the key of the person they are about. The event's id and the field's
 * name are authenticated with the value, so that a ciphertext cannot be moved to another place. Thread-safe.
 */
final class PersonalData {
    /** What stands in the place of a value whose key is gone. */
    static final String ERASED = "[erased]";

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SubjectKeys keys;
    private final SecureRandom random = new SecureRandom();

    PersonalData(SubjectKeys keys) {
        this.keys = keys;
    }

    /** Base64 of nonce, ciphertext and tag. */
    String seal(String subject, UUID eventId, String field, String value) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.obtain(subject), nonce, eventId, field);
            byte[] sealed = cipher.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing from this JDK", e);
        }
    }

    /**
     * {@link #ERASED} when the subject's key is gone.
     *
     * @throws GeneralSecurityException when the ciphertext was tampered with or stands in a place that is not its own
     */
    String open(String subject, UUID eventId, String field, String sealed) throws GeneralSecurityException {
        SecretKey key = keys.find(subject).orElse(null);
        if (key == null) {
            return ERASED;
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return new String(
                cipher(Cipher.DECRYPT_MODE, key, nonce, eventId, field).doFinal(rest), StandardCharsets.UTF_8);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, UUID eventId, String field)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((eventId + "/" + field).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
