package dev.guildhall.query.letter;

import dev.guildhall.door.request.Answer;
import dev.guildhall.query.guild.RestingViews;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Says with every answer about a guild which of its views rest, and at which version: {@code Guildhall-Rests-At:
 * configuration-view=41, timeline=41}. Only with answers: who may not see the guild is told nothing.
 */
@RestControllerAdvice("dev.guildhall.query")
final class RestHeader implements ResponseBodyAdvice<Object> {
    private static final String GUILD_ID = "guildId";

    private final RestingViews resting;

    RestHeader(RestingViews resting) {
        this.resting = resting;
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType selectedContentType,
            Class<? extends HttpMessageConverter<?>> selectedConverterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        String guildId = body instanceof Answer<?> ? guildId(request) : null;
        Map<String, Long> versions = guildId == null ? Map.of() : resting.of(guildId);
        if (!versions.isEmpty()) {
            response.getHeaders().set(Answer.RESTS_AT, text(versions));
        }
        return body;
    }

    private static String text(Map<String, Long> versions) {
        return versions.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String guildId(ServerHttpRequest request) {
        Object variables = request instanceof ServletServerHttpRequest servlet
                ? servlet.getServletRequest().getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                : null;
        return variables instanceof Map<?, ?> map && map.get(GUILD_ID) instanceof String guildId ? guildId : null;
    }
}
