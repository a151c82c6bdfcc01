package dev.guildhall.contract.openapi;

import dev.guildhall.contract.route.MappedRoute;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;

/** What a controller's method tells about its route. */
record Signature(MappedRoute mapped) {
    /** The argument by which the command side takes what every write says besides its body. */
    private static final String WRITE = "Write";

    private static final String ANSWER = "Answer";

    /** @param in {@code path}, {@code query} or {@code header} */
    record Argument(String in, String name, boolean required, Type type) {}

    boolean isWrite() {
        return parameters().anyMatch(p -> p.getType().getSimpleName().equals(WRITE));
    }

    boolean hasBody() {
        return body().isPresent();
    }

    boolean bodyIsRequired() {
        return body().map(p -> annotation(p, RequestBody.class).required()).orElse(false);
    }

    Optional<Parameter> body() {
        return parameters()
                .filter(p -> p.isAnnotationPresent(RequestBody.class))
                .findFirst();
    }

    List<String> mediaTypes() {
        return mapped.consumes().isEmpty() ? List.of("application/json") : mapped.consumes();
    }

    List<Argument> arguments() {
        return parameters().flatMap(Signature::argument).toList();
    }

    private static Stream<Argument> argument(Parameter parameter) {
        PathVariable path = parameter.getAnnotation(PathVariable.class);
        if (path != null) {
            return Stream.of(
                    new Argument("path", name(path.value(), path.name(), parameter), true, parameter.getType()));
        }
        RequestParam query = parameter.getAnnotation(RequestParam.class);
        if (query != null) {
            boolean required = query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            String name = name(query.value(), query.name(), parameter);
            return Stream.of(new Argument("query", name, required, parameter.getParameterizedType()));
        }
        RequestHeader header = parameter.getAnnotation(RequestHeader.class);
        if (header != null) {
            String name = name(header.value(), header.name(), parameter);
            return Stream.of(new Argument("header", name, header.required(), parameter.getType()));
        }
        return Stream.of();
    }

    /** The type of {@code data}; empty when the signature does not tell it. */
    Optional<Type> data() {
        Type type = mapped.method().getGenericReturnType();
        if (type instanceof ParameterizedType entity && entity.getRawType() == ResponseEntity.class) {
            type = entity.getActualTypeArguments()[0];
        }
        boolean answer = type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && raw.getSimpleName().equals(ANSWER);
        return answer ? Optional.of(((ParameterizedType) type).getActualTypeArguments()[0]) : Optional.empty();
    }

    private Stream<Parameter> parameters() {
        return Arrays.stream(mapped.method().getParameters());
    }

    private static <A extends Annotation> A annotation(Parameter parameter, Class<A> type) {
        return java.util.Objects.requireNonNull(parameter.getAnnotation(type));
    }

    private static String name(String value, String name, Parameter parameter) {
        String named = value.isEmpty() ? name : value;
        return named.isEmpty() ? parameter.getName() : named;
    }
}
