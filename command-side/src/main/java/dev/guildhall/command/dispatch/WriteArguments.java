package dev.guildhall.command.dispatch;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Correlation;
import dev.guildhall.door.token.Askers;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Lets routes take {@link Write} as an argument; refuses headers that are malformed or too long. */
public final class WriteArguments implements HandlerMethodArgumentResolver {
    static final String REASON = "X-Reason";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,198}[\\x21-\\x7e])?");
    private static final String ANY_VERSION = "*";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Write.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return read(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    private static Write read(HttpServletRequest request) {
        return new Write(
                Askers.asker(request),
                Correlation.of(request),
                reason(request.getHeader(REASON)),
                seenVersion(request.getHeader(HttpHeaders.IF_MATCH)),
                key(request.getHeader(IDEMPOTENCY_KEY)),
                request.getMethod() + " " + request.getRequestURI());
    }

    private static OptionalLong seenVersion(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals(ANY_VERSION)) {
            return OptionalLong.empty();
        }
        Matcher version = VERSION.matcher(ifMatch.strip());
        if (!version.matches()) {
            throw malformed("If-Match must be one version in quotes, as ETag gave it");
        }
        return OptionalLong.of(Long.parseLong(version.group(1)));
    }

    private static @Nullable String key(@Nullable String key) {
        if (key != null && !KEY.matcher(key).matches()) {
            throw malformed(
                    "%s must have 1 to %d printable ASCII characters".formatted(IDEMPOTENCY_KEY, Write.MAX_KEY_LENGTH));
        }
        return key;
    }

    private static @Nullable String reason(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String reason = asUtf8(header).replaceAll("\\p{Cntrl}", " ").strip();
        if (reason.length() > Write.MAX_REASON_LENGTH) {
            throw malformed("%s may have at most %d characters".formatted(REASON, Write.MAX_REASON_LENGTH));
        }
        return reason.isEmpty() ? null : reason;
    }

    /** The container reads headers as Latin-1; most clients write UTF-8. */
    private static String asUtf8(String header) {
        try {
            byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return header;
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
