package dev.guildhall.bot.sides;

import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.SharedClock;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.events.EventJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Typed clients of the other sides, each call under a service token of its own. */
@Configuration(proxyBeanMethods = false)
public class SidesConfiguration {
    /** The component as other sides know it, in tokens and in the audit trail. */
    public static final String COMPONENT = "bot-adapter";

    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** Longer than the two seconds that a read with {@code atLeast} may wait. */
    public static final Duration READ_TIMEOUT = Duration.ofSeconds(4);

    private static final int FIRST_SERVER_ERROR = 500;

    /** Another side may be a release ahead: what it says in addition is not an error here. */
    private static final JsonMapper TOLERANT = EventJson.mapper()
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @Bean(destroyMethod = "close")
    HttpClient botHttpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    @Bean
    CommandSide botCommandSide(DoorProperties door, AccessTokens tokens, SharedClock clock, HttpClient botHttpClient) {
        String url = door.commandSide().url();
        return new CommandSide(client(CommandRoutes.class, url, tokens, clock, botHttpClient));
    }

    @Bean
    QuerySide botQuerySide(DoorProperties door, AccessTokens tokens, SharedClock clock, HttpClient botHttpClient) {
        return new QuerySide(client(QueryRoutes.class, door.querySide().url(), tokens, clock, botHttpClient));
    }

    private static <T> T client(Class<T> routes, String url, AccessTokens tokens, SharedClock clock, HttpClient http) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(READ_TIMEOUT);
        RestClient client = RestClient.builder()
                .baseUrl(url.replaceFirst("/+$", ""))
                .requestFactory(requests)
                .requestInterceptor(
                        (request, body, execution) -> learning(call(request, body, execution, tokens), clock))
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {
                    throw failure(response);
                })
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(TOLERANT)))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(routes);
    }

    private static ClientHttpResponse call(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution, AccessTokens tokens) {
        request.getHeaders().setBearerAuth(tokens.issueForService(COMPONENT));
        try {
            return execution.execute(request, body);
        } catch (IOException e) {
            throw new SideAway("%s is not reachable".formatted(request.getURI().getAuthority()), e);
        }
    }

    /**
     * A machine whose clock is wrong signs tokens that nobody takes, and would never get an answer from which to learn
     * the time. The refusal itself is dated; the next answer brings the exact time.
     */
    private static ClientHttpResponse learning(ClientHttpResponse response, SharedClock clock) throws IOException {
        long date = response.getHeaders().getDate();
        if (response.getStatusCode() == HttpStatus.UNAUTHORIZED && date > 0) {
            clock.learn(Instant.ofEpochMilli(date));
        }
        return response;
    }

    private static RuntimeException failure(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        ProblemDetails problem = problem(response);
        return status >= FIRST_SERVER_ERROR
                ? new SideAway("status %d: %s".formatted(status, problem.sentence()))
                : new SideRefused(status, problem.sentence(), problem.violations());
    }

    private static ProblemDetails problem(ClientHttpResponse response) throws IOException {
        try {
            ProblemDetails problem = TOLERANT.readValue(response.getBody(), ProblemDetails.class);
            return problem == null ? ProblemDetails.NONE : problem;
        } catch (JacksonException e) {
            return ProblemDetails.NONE;
        }
    }
}
