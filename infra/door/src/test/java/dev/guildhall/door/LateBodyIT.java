package dev.guildhall.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.door.token.AccessTokens;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * As seen by a process that was stopped between a request's head and its body, for longer than it waits for bodies: when it
 * goes on, the time for the rest is over, whether or not the rest is there.
 */
class LateBodyIT {
    private static final String WISH = "/api/guilds/1180000000000000001/wish";

    private static KnockingSide side;

    @BeforeAll
    static void open() {
        side = new KnockingSide("--server.tomcat.connection-timeout=1s");
    }

    @AfterAll
    static void close() {
        side.close();
    }

    @Nested
    class WhenTheRestOfTheBodyDoesNotComeInTime {
        @ParameterizedTest
        @ValueSource(strings = {"", "{\"name\":"})
        void isToldAsSuchAndNotAsAMistakeOfTheClient(String begun) throws IOException {
            String answer = side.sayRaw(
                    """
                    POST %s HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Content-Length: 27\r
                    \r
                    %s""".formatted(WISH, side.bean(AccessTokens.class).issueForUser(KnockingSide.ADAM, "adam"), begun));

            assertThat(answer)
                    .startsWith("HTTP/1.1 408")
                    .contains("https://guildhall.dev/problems/request-timeout")
                    .containsIgnoringCase("connection: close");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Content-Length: 27\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"na"})
        void soToldAlsoWhereNoRouteReadsIt(String rest) throws IOException {
            String answer = side.sayRaw(
                    "POST /api/auth/discord HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + rest);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("request-timeout");
        }
    }
}
