package dev.guildhall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TestRedisIT {

    @Nested
    class WhenShared {

        @Test
        void answersWithThePasswordOnly() throws IOException {
            TestRedis redis = TestRedis.shared();

            assertThat(replies(redis.port(), "PING")).startsWith("-NOAUTH");
            assertThat(replies(redis.port(), "AUTH " + redis.password(), "PING"))
                    .isEqualTo("+OK\r\n+PONG\r\n+OK\r\n");
        }
    }

    @Nested
    class WhenKilled {

        @Test
        void refusesConnectionsAndComesBackEmptyOnTheSamePort() throws IOException {
            try (TestRedis redis = TestRedis.dedicated()) {
                String auth = "AUTH " + redis.password();
                int port = redis.port();
                replies(port, auth, "SET mark 7");

                redis.kill();
                assertThatThrownBy(() -> replies(port, "PING")).isInstanceOf(IOException.class);

                redis.startAgain();
                assertThat(redis.port()).isEqualTo(port);
                assertThat(replies(port, auth, "DBSIZE")).contains(":0\r\n");
            }
        }
    }

    private static String replies(int port, String... commands) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            String request = String.join("\r\n", commands) + "\r\nQUIT\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
