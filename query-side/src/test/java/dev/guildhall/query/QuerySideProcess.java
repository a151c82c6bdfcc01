package dev.guildhall.query;

import static org.awaitility.Awaitility.await;

import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.operation.ProjectionPaused;
import dev.guildhall.events.operation.ProjectionResumed;
import dev.guildhall.query.configuration.ViewProgress;
import dev.guildhall.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole query side as it runs in production, on a port of its own. */
public final class QuerySideProcess implements AutoCloseable {
    private static final String SECRET = "a secret for tests only, long enough to sign with";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String origin;

    private QuerySideProcess(ConfigurableApplicationContext context) {
        this.context = context;
        this.origin = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** One answer; {@code body} is empty JSON for an empty body. */
    public record Reply(int status, JsonNode body, Map<String, String> headers) {
        /** What stands at a JSON pointer, as text; {@code null} as the word. */
        public String at(String pointer) {
            return body.at(pointer).asString();
        }

        public long version() {
            return body.get("version").asLong();
        }

        /** Whether the view had not come so far yet; one that rests does not come there by itself. */
        private boolean isBehind() {
            return status == 503 && body.path("type").asString("").endsWith("/behind") && !body.has("restsAt");
        }
    }

    public static QuerySideProcess start(TestDatabase database, String redisUrl) {
        return start(database, redisUrl, Map.of());
    }

    public static QuerySideProcess start(TestDatabase database, String redisUrl, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(QuerySideApplication.DEFAULTS);
        properties.put("server.port", 0);
        properties.put("server.address", "127.0.0.1");
        properties.put("spring.datasource.url", database.jdbcUrl());
        properties.put("spring.datasource.username", database.username());
        properties.put("spring.datasource.password", database.password());
        properties.put("spring.data.redis.url", redisUrl);
        properties.put("guildhall.jwt-secret", SECRET);
        properties.put("guildhall.limits.address-per-minute", 0);
        properties.put("guildhall.limits.user-per-minute", 0);
        properties.put("spring.main.banner-mode", "off");
        properties.putAll(more);
        SpringApplication application = QuerySideApplication.application();
        application.setDefaultProperties(properties);
        return new QuerySideProcess(application.run());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** One of several of a type. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public GuildLog log() {
        return new GuildLog(context);
    }

    /** Returns once guilds read as of that position, so that whoever may see them is let in. */
    public void awaitGuilds(long position) {
        await("the guilds' view")
                .atMost(PATIENCE)
                .until(() -> bean(ViewProgress.class).watermark() >= position);
    }

    /**
     * As operators do, in the log: whom a test pauses by hand goes on as soon as this process next looks what is wanted.
     * Returns once nothing more is followed.
     */
    public void pause(ProjectionProcessor processor) {
        log().append(new ProjectionPaused(processor.name()));
        await("what is wanted of " + processor.name()).atMost(PATIENCE).until(processor::isPaused);
        // Waits for what it is at.
        processor.pause();
    }

    /** The same the other way round. */
    public void resume(ProjectionProcessor processor) {
        log().append(new ProjectionResumed(processor.name()));
        await("what is wanted of " + processor.name()).atMost(PATIENCE).until(() -> !processor.isPaused());
    }

    /** As a user. */
    public Reply get(String path, String userId) throws IOException, InterruptedException {
        return send("GET", path, bean(AccessTokens.class).issueForUser(userId, "somebody"), Map.of());
    }

    /** As another side. */
    public Reply ask(String path) throws IOException, InterruptedException {
        return send("GET", path, serviceToken(), Map.of());
    }

    public String serviceToken() {
        return bean(AccessTokens.class).issueForService("panel-push");
    }

    public Reply send(String method, String path, String token, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send(method, path, token, headers, "");
    }

    /**
     * With a JSON body, if it is not empty. Whoever is told that a view is behind asks again, as every client does: how far
     * a view comes within the time that a read waits for it says how busy the machine is, and nothing else.
     */
    public Reply send(String method, String path, String token, Map<String, String> headers, String json)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Reply reply = sendOnce(method, path, token, headers, json);
        while (reply.isBehind() && System.nanoTime() - begun < PATIENCE.toNanos()) {
            reply = sendOnce(method, path, token, headers, json);
        }
        return reply;
    }

    /** As a user who takes the first answer, whatever it is. */
    public Reply getOnce(String path, String userId) throws IOException, InterruptedException {
        return sendOnce("GET", path, bean(AccessTokens.class).issueForUser(userId, "somebody"), Map.of(), "");
    }

    private Reply sendOnce(String method, String path, String token, Map<String, String> headers, String json)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
                .method(
                        method,
                        json.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Map<String, String> received = new HashMap<>();
        answer.headers()
                .map()
                .forEach((name, values) -> received.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        JsonNode body = EventJson.mapper().readTree(answer.body().isEmpty() ? "{}" : answer.body());
        return new Reply(answer.statusCode(), body, received);
    }

    /** As a user, with an answer that is read by whoever asked, and must be closed. */
    public HttpResponse<InputStream> open(String path, String userId, String accept)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Authorization", "Bearer " + bean(AccessTokens.class).issueForUser(userId, "somebody"))
                .header("Accept", accept)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
