package dev.guildhall.e2e.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Bodies: right ones, right ones with something changed, and what is no JSON at all. */
final class BodiesAtRandom {
    private static final int MAX_NESTING = 200;
    private static final int LARGE = 300 * 1024;

    private static final List<String> RIGHT = List.of(
            "{\"prefix\":\"?\"}",
            "{\"settings\":{\"prefix\":\"!\",\"locale\":\"fr\",\"timezone\":\"Europe/Paris\",\"colour\":\"#00ff00\"}}",
            "{\"enabled\":true}",
            "{\"enabled\":false,\"config\":{\"buttonText\":\"Go\",\"bonusEntries\":[{\"roleId\":\"1180000000000000303\",\"count\":2}]}}",
            "{\"config\":{\"responses\":[{\"trigger\":\"a\",\"match\":\"REGEX\",\"reply\":\"b\",\"cooldownSeconds\":1}]}}",
            "{\"config\":{\"xpMin\":1,\"xpMax\":2,\"levelRoles\":[{\"level\":1,\"roleId\":\"1180000000000000303\"}]}}",
            "{\"code\":\"x\",\"redirectUri\":\"http://localhost/\",\"state\":\"y\"}",
            "{\"refreshToken\":\"x\"}",
            "{\"userId\":\"1180000000000000104\"}",
            "{\"name\":\"a\",\"ownerId\":\"1180000000000000101\",\"permissions\":{}}",
            "{}");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e999999",
            "-0.0",
            "99999999999999999999999999",
            "0.1",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "[]",
            "{}",
            "[[[]]]",
            "{\"a\":{\"a\":{}}}",
            "\"" + "x".repeat(5_000) + "\"",
            "[" + "1,".repeat(2_000) + "1]",
            "NaN",
            "'a'",
            "01",
            "+1",
            "\"\t\"",
            "/*x*/1",
            "\"\u00e4\"",
            "\"(a+)+$\"");

    private final Random random;

    BodiesAtRandom(Random random) {
        this.random = random;
    }

    byte[] next() {
        byte[] right = RIGHT.get(random.nextInt(RIGHT.size())).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> right;
            case 3, 4, 5 -> revalued(new String(right, StandardCharsets.UTF_8));
            case 6, 7 -> mutated(right);
            case 8 -> nested();
            case 9 -> noise(random.nextInt(200));
            case 10 ->
                random.nextInt(10) == 0
                        ? large()
                        : VALUES.get(random.nextInt(VALUES.size())).getBytes(StandardCharsets.UTF_8);
            default -> odd(new String(right, StandardCharsets.UTF_8));
        };
    }

    /** Another value in the place of one. */
    private byte[] revalued(String json) {
        String value =
                VALUES.get(random.nextInt(VALUES.size())).replace("\\", "\\\\").replace("$", "\\$");
        String[] parts = json.split("(?<=:)", -1);
        int at = random.nextInt(parts.length);
        parts[at] = parts[at].replaceFirst("^(\"[^\"]*\"|true|false|[0-9]+|\\[.*?]|\\{.*?})", value);
        return String.join("", parts).getBytes(StandardCharsets.UTF_8);
    }

    /** Some bytes changed, gone or doubled. */
    byte[] mutated(byte[] original) {
        byte[] bytes = original.clone();
        for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            if (random.nextInt(3) == 0) {
                byte[] shorter = new byte[bytes.length - 1];
                System.arraycopy(bytes, 0, shorter, 0, at);
                System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
                bytes = shorter;
            } else {
                bytes[at] = (byte) random.nextInt(256);
            }
        }
        return bytes;
    }

    private byte[] nested() {
        int depth = 1 + random.nextInt(MAX_NESTING);
        boolean arrays = random.nextBoolean();
        String text = (arrays ? "[" : "{\"a\":").repeat(depth) + "1" + (arrays ? "]" : "}").repeat(depth);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] large() {
        return ("{\"a\":\"" + "x".repeat(LARGE) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] odd(String json) {
        return switch (random.nextInt(5)) {
            case 0 -> json.getBytes(StandardCharsets.UTF_16);
            case 1 -> ("\ufeff" + json).getBytes(StandardCharsets.UTF_8);
            case 2 -> (json + json).getBytes(StandardCharsets.UTF_8);
            case 3 ->
                json.replaceFirst("\\{", "{\"prefix\":\"a\",\"prefix\":\"b\",").getBytes(StandardCharsets.UTF_8);
            default -> json.getBytes(StandardCharsets.UTF_32);
        };
    }
}
