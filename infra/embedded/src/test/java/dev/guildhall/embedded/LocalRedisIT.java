package dev.guildhall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRedisIT {

    @TempDir
    private Path directory = Path.of("");

    @Nested
    class WhenStarted {

        @ParameterizedTest
        @CsvSource({
            "bind, 127.0.0.1",
            "appendonly, no",
            "save, ''",
            "maxmemory, 268435456",
            "maxmemory-policy, allkeys-lru",
            "protected-mode, yes"
        })
        void hasTheSettings(String name, String value) throws IOException {
            try (LocalRedis redis = start()) {
                assertThat(replies(redis, "CONFIG GET " + name)).endsWith("\r\n" + value + "\r\n+OK\r\n");
            }
        }

        @Test
        void refusesThoseWithoutThePassword() throws IOException {
            try (LocalRedis redis = start()) {
                assertThat(replies(redis.port(), "GET key\r\n")).startsWith("-NOAUTH");
            }
        }

        @Test
        void showsThePasswordToItsOwnerOnly() throws IOException {
            try (LocalRedis redis = start()) {
                for (String file : new String[] {"password", "redis.conf"}) {
                    assertThat(Files.getAttribute(settings().directory().resolve(file), "posix:permissions"))
                            .hasToString("[OWNER_READ, OWNER_WRITE]");
                }
                assertThat(ProcessHandle.of(redis.pid()).orElseThrow().info().commandLine())
                        .hasValueSatisfying(
                                line -> assertThat(line).contains("redis.conf").doesNotContain(redis.password()));
            }
        }

        @Test
        void refusesSecondUserOfItsDirectorySayingWhatToDo() {
            try (LocalRedis running = start()) {
                assertThatThrownBy(LocalRedisIT.this::start)
                        .isInstanceOf(EmbeddedServerException.class)
                        .hasMessageContaining("GUILDHALL_DATA_DIR");
                assertThat(running.isRunning()).isTrue();
            }
        }
    }

    @Nested
    class WhenItsPortIsTaken {

        @Test
        void neverAdoptsTheRedisThatItFindsThere() {
            try (LocalRedis foreign = LocalRedis.start(LocalServerSettings.in(directory.resolve("foreign")))) {
                assertThatThrownBy(() -> LocalRedis.start(settings().withPort(foreign.port())))
                        .isInstanceOf(EmbeddedServerException.class)
                        .hasMessageContaining("Port " + foreign.port())
                        .hasMessageContaining("GUILDHALL_REDIS_PORT");
            }
        }
    }

    @Nested
    class WhenStoppedAndStartedAgain {

        @Test
        void isEmptyOnTheSamePort() throws IOException {
            try (LocalRedis redis = start()) {
                int port = redis.port();
                replies(redis, "SET key value");
                redis.restart();
                assertThat(redis.port()).isEqualTo(port);
                assertThat(replies(redis, "DBSIZE")).contains(":0\r\n");
            }
        }
    }

    private LocalRedis start() {
        return LocalRedis.start(settings());
    }

    private LocalServerSettings settings() {
        return LocalServerSettings.in(directory.resolve("redis"));
    }

    private static String replies(LocalRedis redis, String command) throws IOException {
        return replies(redis.port(), "AUTH " + redis.password() + "\r\n" + command + "\r\n");
    }

    private static String replies(int port, String commands) throws IOException {
        try (Socket socket = new Socket(LoopbackPorts.loopback(), port)) {
            socket.getOutputStream().write((commands + "QUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
