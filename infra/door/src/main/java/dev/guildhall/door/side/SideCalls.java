package dev.guildhall.door.side;

import dev.guildhall.door.SharedClock;
import dev.guildhall.door.request.Correlation;
import dev.guildhall.door.request.LogContext;
import dev.guildhall.door.request.TraceParent;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.events.EventJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Typed clients of the other sides' routes, each call under a service token of its own. Thread-safe. */
public final class SideCalls implements AutoCloseable {
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** Another side may be a release ahead: what it says in addition is not an error here. */
    public static final JsonMapper TOLERANT = EventJson.mapper()
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final AccessTokens tokens;
    private final SharedClock clock;

    /** Made by the first call: the platform reads all its certificates for it, which the start need not wait for. */
    private final SingletonSupplier<HttpClient> http = SingletonSupplier.of(() -> HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build());

    private volatile boolean used;

    public SideCalls(AccessTokens tokens, SharedClock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Calls of the client block, for at most the two timeouts, and throw
     * {@link org.springframework.web.client.RestClientException} when there is no good answer.
     *
     * @param routes an interface of {@code @HttpExchange} methods
     * @param component whose token it is, as other sides and the audit trail know it
     * @param readTimeout longer than the other side itself may wait before it answers
     * @param more what else this caller wants of its client
     */
    public <T> T client(
            Class<T> routes, String url, String component, Duration readTimeout, Consumer<RestClient.Builder> more) {
        return client(routes, url, component, () -> readTimeout, more);
    }

    /**
     * As above.
     *
     * @param readTimeout asked anew before each call, in the thread that calls: never longer than what is left to that
     */
    public <T> T client(
            Class<T> routes,
            String url,
            String component,
            Supplier<Duration> readTimeout,
            Consumer<RestClient.Builder> more) {
        RestClient.Builder client = RestClient.builder()
                .baseUrl(url.replaceFirst("/+$", ""))
                .requestFactory(requests(readTimeout))
                .requestInitializer(request -> {
                    request.getHeaders().setBearerAuth(tokens.issueForService(component));
                    carryOn(request.getHeaders());
                })
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(TOLERANT)))
                .requestInterceptor((request, body, execution) -> learning(execution.execute(request, body)));
        more.accept(client);
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client.build()))
                .build()
                .createClient(routes);
    }

    /** What this thread's log lines are about, those of the other side are about as well. */
    private static void carryOn(HttpHeaders headers) {
        String traceId = MDC.get(LogContext.TRACE_ID);
        if (traceId != null) {
            headers.set(TraceParent.HEADER, TraceParent.header(traceId));
        }
        String correlationId = MDC.get(LogContext.CORRELATION_ID);
        if (correlationId != null && !headers.containsHeader(Correlation.HEADER)) {
            headers.set(Correlation.HEADER, correlationId);
        }
    }

    private ClientHttpRequestFactory requests(Supplier<Duration> readTimeout) {
        return (uri, method) -> {
            used = true;
            JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(http.obtain());
            factory.setReadTimeout(readTimeout.get());
            return factory.createRequest(uri, method);
        };
    }

    /**
     * A machine whose clock is wrong signs tokens that nobody takes, and would never get an answer from which to learn
     * the time. The refusal itself is dated; the next answer brings the exact time.
     */
    private ClientHttpResponse learning(ClientHttpResponse response) throws IOException {
        long date = response.getHeaders().getDate();
        if (response.getStatusCode() == HttpStatus.UNAUTHORIZED && date > 0) {
            clock.learn(Instant.ofEpochMilli(date));
        }
        return response;
    }

    @Override
    public void close() {
        if (used) {
            http.obtain().shutdownNow();
        }
    }
}
