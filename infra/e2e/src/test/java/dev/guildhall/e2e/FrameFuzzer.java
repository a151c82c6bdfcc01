package dev.guildhall.e2e;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * One web socket whose client is out of order: what it sends is partly right, partly damaged, partly nonsense, down to the
 * frames themselves. All of it follows from the random numbers.
 */
final class FrameFuzzer {
    private static final String OPENED = "0{\"sid\"";

    /** Socket.IO's answer to the token. */
    static final String LET_IN = "40{\"sid\"";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(2);
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    private static final int MASK_BYTES = 4;
    private static final int MAX_DEPTH = 3_000;
    private static final int MAX_NOISE = 2_000;
    private static final int TOO_LARGE = 100_000;

    /** Those that end a connection are few, or else little would be tried on each. */
    private static final int KINDS = 50;

    private static final List<String> SENSIBLE = List.of(
            "42[\"join:guild\",\"" + World.DEMO + "\"]",
            "421[\"join:guild\",\"" + World.DEMO + "\"]",
            "42[\"leave:guild\",\"" + World.DEMO + "\"]",
            "42[\"resume\",{\"versions\":{\"" + World.DEMO + "\":0}}]",
            "42[\"ping\"]",
            "42[\"config:updated\",{\"guildId\":\"" + World.DEMO + "\"}]",
            "40/admin,{\"token\":\"x\"}",
            "42/admin,[\"join:guild\",\"" + World.DEMO + "\"]",
            "451-[\"join:guild\",{\"_placeholder\":true,\"num\":0}]",
            "459999999999-[\"x\"]",
            "43999[\"ack\"]",
            "41",
            "3probe",
            "5",
            "6");

    private final Random random;

    FrameFuzzer(Random random) {
        this.random = random;
    }

    /** All that was answered, as it came, until the connection ended or everything had been sent; first it is let in. */
    String misbehave(String socketUrl, String token, int frames) throws IOException {
        URI url = URI.create(socketUrl);
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            Thread reading = Thread.ofVirtual().start(() -> drain(socket, heard));
            try {
                write(socket, handshake(url));
                awaitHeard(heard, OPENED);
                write(socket, frame(TEXT, bytes("40{\"token\":\"" + token + "\"}")));
                awaitHeard(heard, LET_IN);
                for (int i = 0; i < frames; i++) {
                    write(socket, anything());
                }
                socket.shutdownOutput();
                reading.join(PATIENCE);
            } catch (IOException hungUp) {
                // As it deserves; what was heard until then counts.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return text(heard);
        }
    }

    private static void awaitHeard(ByteArrayOutputStream heard, String text) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(() -> text(heard).contains(text));
    }

    private static String text(ByteArrayOutputStream heard) {
        synchronized (heard) {
            return heard.toString(StandardCharsets.UTF_8);
        }
    }

    private static void drain(Socket socket, ByteArrayOutputStream heard) {
        byte[] buffer = new byte[8 * 1024];
        try {
            InputStream input = socket.getInputStream();
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                synchronized (heard) {
                    heard.write(buffer, 0, count);
                }
            }
        } catch (IOException closed) {
            // So it is at its end.
        }
    }

    private static byte[] handshake(URI url) {
        return bytes("""
                GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r
                Host: %s\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Version: 13\r
                \r
                """.formatted(url.getAuthority()));
    }

    private byte[] anything() {
        byte[] sensible = bytes(SENSIBLE.get(random.nextInt(SENSIBLE.size())));
        return switch (random.nextInt(KINDS)) {
            case 0 -> broken();
            case 1 -> frame(random.nextInt(16), noise(random.nextInt(SHORT_LENGTH)));
            case 2, 3 -> frame(BINARY, noise(random.nextInt(MAX_NOISE)));
            case 4, 5 -> frame(TEXT, bytes("42[\"resume\"," + "[".repeat(random.nextInt(MAX_DEPTH))));
            default -> frame(TEXT, random.nextBoolean() ? sensible : damaged(sensible));
        };
    }

    /** Some bytes are others, are missing, or are there twice. */
    private byte[] damaged(byte[] whole) {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        for (byte each : whole) {
            switch (random.nextInt(12)) {
                case 0 -> damaged.write(random.nextInt(256));
                case 1 -> damaged.writeBytes(new byte[] {each, each});
                case 2 -> {}
                default -> damaged.write(each);
            }
        }
        return damaged.toByteArray();
    }

    /** Not even a frame: one that lies about its length, that is too large, that is not masked, or no header at all. */
    private byte[] broken() {
        return switch (random.nextInt(4)) {
            case 0 -> new byte[] {(byte) (FINAL | TEXT), (byte) (MASKED | LONG_LENGTH), 0x7f, 0, 0, 0, 0, 0, 0, 0};
            case 1 -> frame(TEXT, noise(TOO_LARGE));
            case 2 -> new byte[] {(byte) (FINAL | TEXT), 2, '4', '1'};
            default -> noise(random.nextInt(1, 64));
        };
    }

    private byte[] frame(int operation, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(FINAL | operation);
        if (payload.length < SHORT_LENGTH) {
            frame.write(MASKED | payload.length);
        } else if (payload.length < 1 << Short.SIZE) {
            frame.write(MASKED | SHORT_LENGTH);
            frame.write(payload.length >> Byte.SIZE);
            frame.write(payload.length);
        } else {
            frame.write(MASKED | LONG_LENGTH);
            frame.writeBytes(new byte[] {0, 0, 0, 0, 0});
            frame.write(payload.length >> (2 * Byte.SIZE));
            frame.write(payload.length >> Byte.SIZE);
            frame.write(payload.length);
        }
        byte[] mask = noise(MASK_BYTES);
        frame.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ mask[i % MASK_BYTES]);
        }
        return frame.toByteArray();
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
