package dev.guildhall.command.guild;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.request.Correlation;
import dev.guildhall.door.token.AccessTokens;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks the query side to drop what is cached of a guild. Thread-safe. */
public final class QuerySideClient {
    private static final String COMPONENT = "command-side";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final RestClient client;
    private final AccessTokens tokens;

    public QuerySideClient(String url, AccessTokens tokens) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
        requests.setReadTimeout(READ_TIMEOUT);
        this.client = RestClient.builder().baseUrl(url).requestFactory(requests).build();
        this.tokens = tokens;
    }

    /** @throws ProblemException 503 when the query side does not do it */
    void sync(String guildId, Correlation correlation) {
        try {
            client.post()
                    .uri("/internal/guilds/{guildId}/sync", guildId)
                    .headers(headers -> {
                        headers.setBearerAuth(tokens.issueForService(COMPONENT));
                        headers.set(Correlation.HEADER, correlation.correlationId());
                    })
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException e) {
            throw new ProblemException(Problem.away("The read models cannot be reached right now", RETRY_AFTER));
        }
    }
}
