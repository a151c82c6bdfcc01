package dev.guildhall.events;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a text about a person is stored: {@code {"subject":"user:…","key":7,"sealed":"…"}}. The key's number tells a value
 * whose key was destroyed from one that was tampered with, also after the person has come back and has another key.
 *
 * @param key number of the subject's key, {@link #FIRST_KEY} for those made before keys had numbers: then it is left out
 * @param sealed Base64 of nonce, ciphertext and tag
 */
public record SealedValue(String subject, long key, String sealed) {
    /** What is read in the place of a value whose key is gone. */
    public static final String ERASED = "[erased]";

    public static final long FIRST_KEY = 0;

    private static final String SUBJECT = "subject";
    private static final String KEY = "key";
    private static final String SEALED = "sealed";
    private static final String USER = "user:";

    /** The subject that stands for a person. */
    public static String subjectOf(String userId) {
        return USER + userId;
    }

    /** Whether the node has the form of a sealed value. */
    public static boolean isSealed(JsonNode node) {
        return node.isObject()
                && node.path(SUBJECT).isString()
                && node.path(SEALED).isString()
                && node.size() == (node.path(KEY).isIntegralNumber() ? 3 : 2);
    }

    /** @throws IllegalArgumentException when the node has another form */
    public static SealedValue of(JsonNode node) {
        if (!isSealed(node)) {
            throw new IllegalArgumentException("not a sealed value");
        }
        return new SealedValue(
                node.path(SUBJECT).stringValue(),
                node.path(KEY).longValue(FIRST_KEY),
                node.path(SEALED).stringValue());
    }

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(SUBJECT, subject);
        if (key != FIRST_KEY) {
            json.put(KEY, key);
        }
        return json.put(SEALED, sealed);
    }
}
