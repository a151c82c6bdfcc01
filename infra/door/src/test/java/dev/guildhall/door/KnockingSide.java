package dev.guildhall.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.door.token.AccessTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** {@link KnockingRoutes} on a free port, with settings of one's own. */
final class KnockingSide implements AutoCloseable {
    static final String ADAM = "1180000000000000102";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    private final int port;

    KnockingSide(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--guildhall.jwt-secret=a-secret-of-the-tests-with-enough-bytes"));
        arguments.addAll(List.of(settings));
        context = SpringApplication.run(KnockingRoutes.class, arguments.toArray(String[]::new));
        port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    HttpRequest.Builder as(String userId, String path) {
        return to(path).header(
                        "Authorization", "Bearer " + bean(AccessTokens.class).issueForUser(userId, "somebody"));
    }

    HttpRequest.Builder asBot(String path) {
        return to(path).header(
                        "Authorization", "Bearer " + bean(AccessTokens.class).issueForService("bot-adapter"));
    }

    static HttpRequest.Builder json(HttpRequest.Builder request, String body) {
        return request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static void assertProblem(HttpResponse<String> response, int status, String word) {
        assertThat(response.body())
                .contains("\"type\":\"https://guildhall.dev/problems/" + word + "\"")
                .contains("\"status\":" + status)
                .contains("\"success\":false");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    /** What is answered to these very bytes, after which the connection ends. */
    String sayRaw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
