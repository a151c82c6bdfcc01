package dev.guildhall.command;

import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.events.EventJson;
import dev.guildhall.testkit.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The command side's own application on a free port, and what tests ask of it. */
public final class RunningCommandSide implements AutoCloseable {
    public static final String OLIVIA = "1180000000000000101";
    public static final String ADAM = "1180000000000000102";
    public static final String MAX = "1180000000000000104";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final long FIRST_GUILD = 1_180_000_000_000_001_000L;
    private static final AtomicLong GUILDS = new AtomicLong();

    private final ConfigurableApplicationContext context;

    private RunningCommandSide(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningCommandSide on(TestDatabase database, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--spring.datasource.hikari.maximum-pool-size=8",
                "--guildhall.limits.address-per-minute=0",
                "--guildhall.limits.user-per-minute=0",
                "--guildhall.limits.failed-sign-ins-per-minute=0",
                "--guildhall.jwt-secret=a-secret-of-the-tests-with-enough-bytes"));
        arguments.addAll(List.of(more));
        return new RunningCommandSide(new SpringApplicationBuilder(CommandSideApplication.class)
                .properties(CommandSideApplication.DEFAULTS)
                .run(arguments.toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public String url() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                        .getPort();
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(PATIENCE);
    }

    public HttpRequest.Builder as(String userId, String path) {
        return to(path).header(
                        "Authorization", "Bearer " + bean(AccessTokens.class).issueForUser(userId, "somebody"));
    }

    public HttpRequest.Builder asBot(String path) {
        return to(path).header(
                        "Authorization", "Bearer " + bean(AccessTokens.class).issueForService("bot-adapter"));
    }

    public static HttpRequest.Builder json(HttpRequest.Builder request, String method, String body) {
        return request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    public HttpRequest.Builder patch(String userId, String path, String body) {
        return json(as(userId, path), "PATCH", body);
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode body(HttpResponse<String> response) {
        return EventJson.mapper().readTree(response.body());
    }

    /** A guild that no other test knows, of which the bot has told: olivia owns it, adam administrates. */
    public KnownGuild newGuild() {
        KnownGuild guild = new KnownGuild(this, Long.toString(FIRST_GUILD + GUILDS.incrementAndGet()));
        guild.register();
        return guild;
    }

    @Override
    public void close() {
        context.close();
    }
}
