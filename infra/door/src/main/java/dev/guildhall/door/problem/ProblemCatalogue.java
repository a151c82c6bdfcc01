package dev.guildhall.door.problem;

import dev.guildhall.events.config.Violation;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Finds the problem that stands for a failure. What it does not know becomes a 500 that tells nothing. Thread-safe. */
public final class ProblemCatalogue {
    private static final String LATE = "The rest of the body did not come in time";
    private static final Logger LOG = LoggerFactory.getLogger(ProblemCatalogue.class);
    private static final int MAX_CAUSES = 8;

    private final List<ProblemTranslation> translations;

    public ProblemCatalogue(List<ProblemTranslation> translations) {
        this.translations = List.copyOf(translations);
    }

    public Problem of(Throwable failure) {
        Problem known = causes(failure)
                .map(this::known)
                .filter(p -> p != null)
                .findFirst()
                .orElse(null);
        if (known != null) {
            return known;
        }
        Problem platform = platform(failure);
        if (platform != null) {
            return platform;
        }
        LOG.error("Unexpected failure while answering a request", failure);
        return Problem.of(ProblemType.INTERNAL, "The failure was noted under the correlation id of this answer.");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause).limit(MAX_CAUSES);
    }

    private @Nullable Problem known(Throwable failure) {
        if (failure instanceof ProblemException refusal) {
            return refusal.problem();
        }
        for (ProblemTranslation translation : translations) {
            Problem problem = translation.translate(failure);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable Problem platform(Throwable failure) {
        return switch (failure) {
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable.getCause());
            case MethodArgumentTypeMismatchException mismatch ->
                Problem.of(ProblemType.MALFORMED_REQUEST, "'%s' is not of its type".formatted(mismatch.getName()));
            case MissingRequestValueException missing ->
                Problem.of(ProblemType.MALFORMED_REQUEST, missing.getBody().getDetail() + "");
            case InvalidParameterException query ->
                Problem.of(ProblemType.MALFORMED_REQUEST, "The query cannot be read");
            case MultipartException form ->
                Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.UNSUPPORTED_MEDIA_TYPE.remedy());
            // The container remembers what befell the body, and reports that, whatever else was answered.
            case SocketTimeoutException late -> Problem.of(ProblemType.REQUEST_TIMEOUT, LATE);
            case ClientAbortException late -> Problem.of(ProblemType.REQUEST_TIMEOUT, LATE);
            case ErrorResponse response -> ofStatus(response.getStatusCode());
            default -> null;
        };
    }

    private static Problem ofStatus(HttpStatusCode status) {
        ProblemType type = ProblemType.ofStatus(status.value());
        return Problem.of(type, type.remedy());
    }

    private static Problem unreadable(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return Problem.invalid(List.of(new Violation(pointer(unknown), "is not a known field")));
        }
        if (cause instanceof MismatchedInputException mismatch) {
            return Problem.invalid(List.of(new Violation(pointer(mismatch), "is missing or of the wrong type")));
        }
        if (cause instanceof JacksonException json) {
            TokenStreamLocation place = json.getLocation();
            String where = place == null || place.getLineNr() < 0
                    ? ""
                    : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
            return Problem.of(ProblemType.MALFORMED_JSON, "The body cannot be read" + where);
        }
        return Problem.of(ProblemType.MALFORMED_JSON, "A JSON body is required");
    }

    private static String pointer(JacksonException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            String name = step.getPropertyName();
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : escape(name));
        }
        return pointer.toString();
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
