package dev.guildhall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisProxyIT {
    private static final long SEED = 20_261_121;
    private static final int MESSAGES = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SHORT_MILLIS = 300;

    private final TestRedis redis = TestRedis.dedicated();
    private final RedisProxy proxy = RedisProxy.before(redis, SEED);

    @AfterEach
    void stop() {
        proxy.close();
        redis.close();
    }

    @Nested
    class WhenLosing {

        @ParameterizedTest
        @ValueSource(strings = {"2", "3"})
        void dropsItsShareOfWhatIsPublishedAndNoAnswer(String protocol) throws IOException {
            try (Client subscriber = new Client(proxy);
                    Client publisher = new Client(proxy)) {
                subscriber.ask("HELLO " + protocol + "\r\nSUBSCRIBE news");
                subscriber.awaitLine("news");
                proxy.lose(0.3);

                for (int i = 0; i < MESSAGES; i++) {
                    publisher.ask("PUBLISH news " + i);
                    publisher.awaitLine(":1");
                }

                await().atMost(PATIENCE).until(() -> proxy.lost() + proxy.delivered() == MESSAGES);
                assertThat(proxy.lost()).isBetween(250L, 350L);
                proxy.lose(0);
                publisher.ask("PUBLISH news last");
                subscriber.awaitLine("last");
            }
        }
    }

    @Nested
    class WhenHolding {

        @Test
        void letsNothingThroughUntilReleasedAndBreaksNothing() throws IOException {
            try (Client client = new Client(proxy)) {
                client.ask("PING");
                client.awaitLine("+PONG");

                proxy.hold();
                client.ask("PING");
                client.socket.setSoTimeout(SHORT_MILLIS);
                assertThatThrownBy(() -> client.awaitLine("+PONG")).isInstanceOf(SocketTimeoutException.class);

                client.socket.setSoTimeout((int) PATIENCE.toMillis());
                proxy.release();
                client.awaitLine("+PONG");
            }
        }
    }

    @Nested
    class WhenCut {

        @Test
        void connectionsEndAndNewOnesAreLetIn() throws IOException {
            try (Client client = new Client(proxy)) {
                client.ask("PING");
                client.awaitLine("+PONG");

                proxy.cut();

                assertThatThrownBy(() -> client.awaitLine("+PONG")).isInstanceOf(IOException.class);
            }
            try (Client another = new Client(proxy)) {
                another.ask("PING");
                another.awaitLine("+PONG");
            }
        }

        @Test
        void comesBackWithTheRedisBehindIt() throws IOException {
            redis.kill();
            redis.startAgain();

            try (Client client = new Client(proxy)) {
                client.ask("PING");
                client.awaitLine("+PONG");
            }
        }
    }

    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader answers;

        Client(RedisProxy proxy) throws IOException {
            URI url = URI.create(proxy.url());
            socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), url.getPort());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            ask("AUTH " + url.getUserInfo().substring(1));
            awaitLine("+OK");
        }

        void ask(String commands) throws IOException {
            socket.getOutputStream().write((commands + "\r\n").getBytes(StandardCharsets.UTF_8));
        }

        void awaitLine(String text) throws IOException {
            String line;
            do {
                line = answers.readLine();
                if (line == null) {
                    throw new IOException("hung up");
                }
            } while (!line.equals(text));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
