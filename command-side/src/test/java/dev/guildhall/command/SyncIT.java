package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.MAX;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.door.token.InvalidToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the command side tells the query side, noted at the edge. */
class SyncIT {
    private record Call(String request, String token, String correlationId) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private HttpServer querySide;
    private RunningCommandSide side;
    private KnownGuild guild;

    @BeforeEach
    void open() throws IOException {
        querySide = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        querySide.createContext("/", exchange -> {
            calls.add(new Call(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length()),
                    exchange.getRequestHeaders().getFirst("X-Correlation-Id")));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        querySide.start();
        side = RunningCommandSide.on(
                Databases.migrated(),
                "--guildhall.query-side.url=http://127.0.0.1:"
                        + querySide.getAddress().getPort());
        guild = side.newGuild();
    }

    @AfterEach
    void close() {
        side.close();
        querySide.stop(0);
    }

    private HttpResponse<String> sync(String userId) {
        return send(side.as(userId, guild.path() + "/sync")
                .header("X-Correlation-Id", "sync-1")
                .POST(BodyPublishers.noBody()));
    }

    @Test
    void tellsTheQuerySideWithoutAnyEvent() throws InvalidToken {
        int before = guild.events().size();

        HttpResponse<String> response = sync(ADAM);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("ETag")).hasValue("\"%d\"".formatted(guild.position(0)));
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.request()).isEqualTo("POST /internal/guilds/" + guild.id() + "/sync");
            assertThat(call.correlationId()).isEqualTo("sync-1");
        });
        assertThat(side.bean(AccessTokens.class)
                        .verify(calls.getFirst().token())
                        .isService())
                .isTrue();
        assertThat(guild.events()).hasSize(before);
    }

    @Test
    void refusesThoseWhoMayNot() {
        assertThat(sync(MAX).statusCode()).isEqualTo(403);
        assertThat(calls).isEmpty();
    }

    @Test
    void saysWhenTheQuerySideIsAway() {
        querySide.stop(0);

        assertThat(sync(ADAM).statusCode()).isEqualTo(503);
    }
}
