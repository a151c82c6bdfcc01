package dev.guildhall.command.giveaway;

import dev.guildhall.command.identity.Sha256;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What decides a draw: 32 random bytes, secret until the giveaway has ended. No record, so that it can be part of one
 * without ever being printed.
 */
public final class Seed {
    static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] bytes;

    private Seed(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a seed has " + BYTES + " bytes");
        }
        this.bytes = bytes.clone();
    }

    static Seed fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Seed(bytes);
    }

    static Seed of(byte[] bytes) {
        return new Seed(bytes);
    }

    /** Of one that was revealed. */
    static Seed revealed(String hex) {
        return new Seed(HexFormat.of().parseHex(hex));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** To be called when it is to be made public, and not before. */
    String reveal() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Tells nothing about the seed, but allows no other one later. */
    String commitment() {
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }

    /** Keyed with this seed; for one thread. */
    Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
