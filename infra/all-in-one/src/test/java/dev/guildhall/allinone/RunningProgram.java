package dev.guildhall.allinone;

import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.embedded.LocalPostgres;
import dev.guildhall.events.EventJson;
import dev.guildhall.testkit.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole program in the test's own process, with the servers that it starts itself. */
final class RunningProgram implements AutoCloseable {
    static final String DEMO = "1180000000000000001";
    static final String ADAM = "1180000000000000102";
    static final String OTTO = "1180000000000000105";

    /** An answer; {@code body} is empty JSON for an empty body. */
    record Reply(int status, JsonNode body, HttpResponse<String> whole) {}

    private final Surroundings surroundings;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String origin;

    private RunningProgram(Surroundings surroundings, ConfigurableApplicationContext context, int port) {
        this.surroundings = surroundings;
        this.context = context;
        this.origin = "http://localhost:" + port;
    }

    static RunningProgram start(Path data, String... more) {
        Progress progress = new Progress(System.out);
        Surroundings surroundings = Surroundings.start(
                Map.of("GUILDHALL_DATA_DIR", data.toString(), "GUILDHALL_SIMULATOR_PORT", "" + FreePorts.next()),
                progress);
        int port = FreePorts.next();
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--server.port=" + port);
        arguments.add("--guildhall.limits.address-per-minute=0");
        arguments.add("--guildhall.limits.user-per-minute=0");
        arguments.add("--guildhall.socket.port=" + FreePorts.next());
        try {
            ConfigurableApplicationContext context =
                    GuildhallApplication.application(surroundings, progress).run(arguments.toArray(String[]::new));
            return new RunningProgram(surroundings, context, port);
        } catch (RuntimeException e) {
            surroundings.close();
            throw e;
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    LocalPostgres postgres() {
        return surroundings.postgres().orElseThrow();
    }

    /** As the program itself. */
    Connection asProgram() throws SQLException {
        var role = postgres().program();
        return DriverManager.getConnection(postgres().jdbcUrl(), role.username(), role.password());
    }

    Connection asSuperuser() throws SQLException {
        return DriverManager.getConnection(
                postgres().jdbcUrl(), postgres().username(), postgres().password());
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String origin() {
        return origin;
    }

    /** What is answered to somebody who sits at the machine and shows no token, as it comes. */
    String raw(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    Reply get(String path, String userId) throws IOException, InterruptedException {
        return send("GET", path, userId, "");
    }

    Reply send(String method, String path, String userId, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Authorization", "Bearer " + bean(AccessTokens.class).issueForUser(userId, "somebody"))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        String body = answer.body().isEmpty() ? "{}" : answer.body();
        return new Reply(answer.statusCode(), EventJson.mapper().readTree(body), answer);
    }

    @Override
    public void close() {
        http.close();
        context.close();
        surroundings.close();
    }
}
