package dev.guildhall.command.signin;

import dev.guildhall.door.problem.Problem;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.config.Violation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Discord's side of signing in. Discord's tokens are used once, to ask who it is, and forgotten. Thread-safe. */
final class DiscordOAuth {
    private static final Logger LOG = LoggerFactory.getLogger(DiscordOAuth.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int MAX_ANSWER_BYTES = 64 * 1024;
    private static final String SCOPES = "identify guilds";

    private final DiscordApplication application;
    private final RestClient discord;

    DiscordOAuth(DiscordApplication application) {
        this.application = application;
        // Made by the first sign-in: the platform reads all its certificates for it, which the start need not wait for.
        SingletonSupplier<JdkClientHttpRequestFactory> requests = SingletonSupplier.of(DiscordOAuth::requests);
        this.discord = RestClient.builder()
                .baseUrl(application.apiUrl())
                .requestFactory((uri, method) -> requests.obtain().createRequest(uri, method))
                .build();
    }

    private static JdkClientHttpRequestFactory requests() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(READ_TIMEOUT);
        return requests;
    }

    /** Where the browser is sent. */
    URI authorizeUrl(SignInAttempt attempt) {
        requireApplication();
        return UriComponentsBuilder.fromUriString(application.authorizeUrl())
                .queryParam("response_type", "code")
                .queryParam("client_id", "{client}")
                .queryParam("scope", "{scope}")
                .queryParam("state", "{state}")
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("code_challenge", "{challenge}")
                .queryParam("code_challenge_method", "S256")
                .encode()
                .buildAndExpand(
                        application.clientId(), SCOPES, attempt.state(), attempt.redirectUri(), attempt.challenge())
                .toUri();
    }

    /**
     * Whom the code stands for.
     *
     * @throws ProblemException 400 when Discord does not know the code, 503 when Discord does not answer properly
     */
    PanelUser whoIs(String code, String redirectUri, @Nullable String verifier) {
        requireApplication();
        try {
            JsonNode user = profile(accessToken(code, redirectUri, verifier));
            String username = required(user, "username");
            return new PanelUser(
                    required(user, "id"),
                    user.path("global_name").asString(username),
                    user.path("avatar").isString() ? user.path("avatar").asString() : null);
        } catch (ResourceAccessException e) {
            LOG.warn("Discord cannot be reached for signing in: {}", e.getMessage());
            throw away();
        }
    }

    private String accessToken(String code, String redirectUri, @Nullable String verifier) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "authorization_code");
        form.add("code", code);
        form.add("redirect_uri", redirectUri);
        if (verifier != null) {
            form.add("code_verifier", verifier);
        }
        JsonNode answer = discord.post()
                .uri("/oauth2/token")
                .headers(h -> h.setBasicAuth(application.clientId(), application.clientSecret()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .exchange((request, response) -> read(response));
        return required(answer, "access_token");
    }

    private JsonNode profile(String accessToken) {
        return discord.get()
                .uri("/users/@me")
                .headers(h -> h.setBearerAuth(accessToken))
                .exchange((request, response) -> read(response));
    }

    private static JsonNode read(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        JsonNode answer = parse(response.getBody().readNBytes(MAX_ANSWER_BYTES));
        if (status == 400 && answer.path("error").asString("").equals("invalid_grant")) {
            throw new ProblemException(
                    Problem.invalid(List.of(new Violation("/code", "is not, or no longer, known to Discord"))));
        }
        if (status != 200) {
            LOG.warn(
                    "Discord answered {} {} to signing in",
                    status,
                    answer.path("error").asString(""));
            throw away();
        }
        return answer;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return EventJson.mapper().readTree(body);
        } catch (JacksonException e) {
            throw away();
        }
    }

    private static String required(JsonNode answer, String member) {
        String value = answer.path(member).asString("");
        if (value.isEmpty()) {
            throw away();
        }
        return value;
    }

    private void requireApplication() {
        if (!application.complete()) {
            throw new ProblemException(
                    Problem.away("Signing in is not set up: DISCORD_CLIENT_ID and DISCORD_CLIENT_SECRET", RETRY_AFTER));
        }
    }

    private static ProblemException away() {
        return new ProblemException(Problem.away("Discord does not answer as it should right now", RETRY_AFTER));
    }
}
