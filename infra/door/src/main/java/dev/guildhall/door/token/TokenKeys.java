package dev.guildhall.door.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that all sides share: one signs, each is accepted. Replacing a secret without sending anybody away takes
 * three steps: accept the new one everywhere, sign with it, and stop accepting the old one when its last token has
 * expired. Immutable, thread-safe.
 */
public final class TokenKeys {
    /** HS256 is as strong as its key: at least as many bytes as the hash has (RFC 7518, section 3.2). */
    public static final int MIN_SECRET_BYTES = 32;

    /** Who needs more has forgotten to remove some. */
    public static final int MAX_KEYS = 8;

    private static final String MAC = "HmacSHA256";
    private static final int KEY_ID_BYTES = 9;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /**
     * One secret.
     *
     * @param id tells which one signed, and nothing about it
     */
    record Key(String id, SecretKeySpec secret, MACSigner signer, MACVerifier verifier) {
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    private final Map<String, Key> accepted;
    private final Key signing;

    private TokenKeys(Map<String, Key> accepted) {
        this.accepted = accepted;
        this.signing = accepted.values().iterator().next();
    }

    /**
     * @param others accepted as well; a repetition does no harm
     * @throws IllegalArgumentException when one is shorter than {@link #MIN_SECRET_BYTES}, or there are too many
     */
    public static TokenKeys of(String signing, Collection<String> others) {
        Map<String, Key> keys = new LinkedHashMap<>();
        add(keys, signing, "GUILDHALL_JWT_SECRET");
        others.forEach(other -> add(keys, other.strip(), "each of GUILDHALL_JWT_SECRETS_RETIRED"));
        if (keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException(
                    "GUILDHALL_JWT_SECRETS_RETIRED: at most %d secrets are accepted at once".formatted(MAX_KEYS));
        }
        return new TokenKeys(keys);
    }

    private static void add(Map<String, Key> keys, String secret, String setting) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("%s must have at least %d bytes".formatted(setting, MIN_SECRET_BYTES));
        }
        SecretKeySpec key = new SecretKeySpec(bytes, MAC);
        String id = BASE64.encodeToString(mac(key, "key-id", "")).substring(0, KEY_ID_BYTES);
        try {
            keys.putIfAbsent(id, new Key(id, key, new MACSigner(bytes), new MACVerifier(bytes)));
        } catch (JOSEException e) {
            throw new IllegalStateException("HS256 is missing from this JDK", e);
        }
    }

    Key signing() {
        return signing;
    }

    Optional<Key> find(String id) {
        return Optional.ofNullable(accepted.get(id));
    }

    /**
     * What nobody can compute who does not know the signing secret.
     *
     * @param purpose keeps what is made for one use from being good for another; without a line break
     */
    public String proof(String purpose, String text) {
        return BASE64.encodeToString(mac(signing.secret(), purpose, text));
    }

    /** The proof by each accepted secret, that of the signing one first. */
    public List<String> proofs(String purpose, String text) {
        return accepted.values().stream()
                .map(key -> BASE64.encodeToString(mac(key.secret(), purpose, text)))
                .toList();
    }

    private static byte[] mac(SecretKeySpec key, String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC + " is missing from this JDK", e);
        }
    }

    /** Names the keys by their ids alone. */
    @Override
    public String toString() {
        return "TokenKeys" + accepted.keySet();
    }
}
