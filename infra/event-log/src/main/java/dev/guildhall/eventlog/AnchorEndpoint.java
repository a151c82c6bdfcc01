package dev.guildhall.eventlog;

import dev.guildhall.events.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Anchors posted as JSON to an address; any answer of the 200s means that it is safe there. Redirects are refused. */
public final class AnchorEndpoint implements AnchorSink, AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final int FIRST_SUCCESS = 200;
    private static final int LAST_SUCCESS = 299;

    private final URI url;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public AnchorEndpoint(URI url) {
        this.url = url;
    }

    @Override
    public String name() {
        return "endpoint";
    }

    @Override
    public void record(Anchor anchor) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(EventJson.write(anchor)))
                .build();
        HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
        if (response.statusCode() < FIRST_SUCCESS || response.statusCode() > LAST_SUCCESS) {
            throw new IOException("the endpoint answered " + response.statusCode());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
