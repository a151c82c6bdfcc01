package dev.guildhall.eventlog;

import dev.guildhall.events.SealedValue;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts single values with AES-256-GCM under the key of the person they are about. Where a value stands (the id of its
 * event or row, and the name of its field) is authenticated with it, so that a ciphertext cannot be moved to another
 * place. Throws Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe.
 */
public final class PersonalData {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MAX_IDLE_CIPHERS = 64;

    private final SubjectKeys keys;
    private final SecureRandom random = new SecureRandom();

    /** Looking a cipher up among the providers takes as long as using it. One that failed is not put back. */
    private final BlockingQueue<Cipher> ciphers = new ArrayBlockingQueue<>(MAX_IDLE_CIPHERS);

    PersonalData(SubjectKeys keys) {
        this.keys = keys;
    }

    /** @param subject as {@link SealedValue#subjectOf} names a person */
    public SealedValue seal(String subject, UUID place, String field, String value) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        SubjectKeys.Key key = keys.obtain(subject);
        try {
            byte[] sealed = crypt(
                    Cipher.ENCRYPT_MODE, key.secret(), nonce, place, field, value.getBytes(StandardCharsets.UTF_8));
            String text = Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
            return new SealedValue(subject, key.number(), text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing from this JDK", e);
        }
    }

    /**
     * The value; empty when its key was destroyed.
     *
     * @throws GeneralSecurityException when the ciphertext was tampered with or stands in a place that is not its own
     */
    public Optional<String> open(SealedValue value, UUID place, String field) throws GeneralSecurityException {
        Optional<SecretKey> key = keys.find(value.subject(), value.key());
        return key.isEmpty() ? Optional.empty() : Optional.of(open(key.get(), value.sealed(), place, field));
    }

    private String open(SecretKey key, String sealed, UUID place, String field) throws GeneralSecurityException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
            byte[] nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            byte[] rest = new byte[bytes.remaining()];
            bytes.get(rest);
            return new String(crypt(Cipher.DECRYPT_MODE, key, nonce, place, field, rest), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new GeneralSecurityException("no ciphertext", e);
        }
    }

    private byte[] crypt(int mode, SecretKey key, byte[] nonce, UUID place, String field, byte[] text)
            throws GeneralSecurityException {
        Cipher idle = ciphers.poll();
        Cipher cipher = idle == null ? Cipher.getInstance(TRANSFORMATION) : idle;
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((place + "/" + field).getBytes(StandardCharsets.UTF_8));
        byte[] result = cipher.doFinal(text);
        ciphers.offer(cipher);
        return result;
    }
}
