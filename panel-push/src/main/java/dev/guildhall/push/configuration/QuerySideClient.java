package dev.guildhall.push.configuration;

import dev.guildhall.door.SharedClock;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.events.EventJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes {@link QuerySideRoutes} callable: as a service, with a fresh token each time, and never waiting long. */
public final class QuerySideClient {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** Longer than the query side may wait for {@code atLeast}. */
    static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    private static final String COMPONENT = "panel-push";

    private QuerySideClient() {}

    public static QuerySideRoutes routes(String url, AccessTokens tokens, SharedClock clock) {
        RestClient client = RestClient.builder()
                .baseUrl(url)
                .requestFactory(requests())
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(tolerant())))
                .requestInitializer(request -> request.getHeaders().setBearerAuth(tokens.issueForService(COMPONENT)))
                .requestInterceptor((request, body, execution) -> learning(execution.execute(request, body), clock))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(QuerySideRoutes.class);
    }

    /**
     * A machine whose clock is wrong signs tokens that nobody takes, and would never get an answer from which to learn
     * the time. The refusal itself has a date; the next answer brings the exact time.
     */
    private static ClientHttpResponse learning(ClientHttpResponse response, SharedClock clock) throws IOException {
        long date = response.getHeaders().getDate();
        if (response.getStatusCode() == HttpStatus.UNAUTHORIZED && date > 0) {
            clock.learn(Instant.ofEpochMilli(date));
        }
        return response;
    }

    private static JdkClientHttpRequestFactory requests() {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(http);
        factory.setReadTimeout(READ_TIMEOUT);
        return factory;
    }

    /** The sides are rolled out one by one: a newer query side may say more than this one knows. */
    private static JsonMapper tolerant() {
        return EventJson.mapper()
                .rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }
}
