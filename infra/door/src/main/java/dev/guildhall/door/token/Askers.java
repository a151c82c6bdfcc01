package dev.guildhall.door.token;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.events.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/** The one place that says who is asking and for whom. */
public final class Askers {
    /** Names the user on whose behalf a service asks. Nobody else may send it. */
    public static final String ACTING_FOR = "X-Acting-For";

    /** That user's name, percent-encoded UTF-8. */
    public static final String ACTING_FOR_NAME = "X-Acting-For-Name";

    /** Longer names are cut. */
    public static final int MAX_NAME_LENGTH = 100;

    private static final Pattern SNOWFLAKE = Pattern.compile("[1-9][0-9]{16,19}");

    private Askers() {}

    /** Who was recognised; empty when nobody is signed in. */
    public static Optional<Caller> known() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                ? Optional.of(known.caller())
                : Optional.empty();
    }

    /** @throws ProblemException 401 when nobody is signed in */
    public static Caller caller(HttpServletRequest request) {
        return known().orElseThrow(
                        () -> new ProblemException(ProblemType.UNAUTHENTICATED, TokenFilter.whyNobody(request)));
    }

    /** @throws ProblemException 401 when nobody is signed in, 403 when a user claims to act for somebody, 400 when malformed */
    public static Asker asker(HttpServletRequest request) {
        Caller caller = caller(request);
        String actingFor = request.getHeader(ACTING_FOR);
        if (actingFor == null) {
            return caller.isService() ? Asker.service(caller) : Asker.user(caller);
        }
        if (!caller.isService()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only a service may act for somebody");
        }
        if (!SNOWFLAKE.matcher(actingFor).matches()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, ACTING_FOR + " must be a Discord user id");
        }
        return Asker.actingFor(Actor.discord(actingFor, name(request.getHeader(ACTING_FOR_NAME))));
    }

    private static @Nullable String name(@Nullable String encoded) {
        if (encoded == null) {
            return null;
        }
        try {
            String name = URLDecoder.decode(encoded, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "");
            return name.substring(0, name.offsetByCodePoints(0, Math.min(MAX_NAME_LENGTH, codePoints(name))));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, ACTING_FOR_NAME + " must be percent-encoded");
        }
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
