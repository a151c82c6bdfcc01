package dev.guildhall.door.token;

import dev.guildhall.door.request.Correlation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Lets controllers take {@link Caller}, {@link Asker} and {@link Correlation} as arguments. */
public final class AskerArguments implements HandlerMethodArgumentResolver {
    private static final Map<Class<?>, Function<HttpServletRequest, Object>> KNOWN =
            Map.of(Caller.class, Askers::caller, Asker.class, Askers::asker, Correlation.class, Correlation::of);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return KNOWN.containsKey(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servlet = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return Objects.requireNonNull(KNOWN.get(parameter.getParameterType())).apply(servlet);
    }
}
