package dev.guildhall.push.stream;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.door.token.Caller;
import dev.guildhall.door.token.InvalidToken;
import dev.guildhall.door.token.SessionCookies;
import dev.guildhall.push.connection.OriginRule;
import dev.guildhall.push.invalidation.ChangeFeed;
import dev.guildhall.push.room.Rooms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where an EventSource knocks. */
@RestController
final class StreamRoutes {
    static final String PATH = "/api/events/stream";

    /** Clients of one node do not all come again in the same moment. */
    private static final int MIN_RETRY_MILLIS = 1_000;

    private static final int MAX_RETRY_MILLIS = 3_000;
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String BEARER = "Bearer ";
    private static final Pattern SNOWFLAKE = Pattern.compile("[0-9]{1,20}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

    private final StreamAdmission admission;
    private final Streams streams;
    private final Rooms rooms;
    private final ChangeFeed feed;
    private final AccessTokens tokens;
    private final OriginRule origins;

    StreamRoutes(
            StreamAdmission admission,
            Streams streams,
            Rooms rooms,
            ChangeFeed feed,
            AccessTokens tokens,
            OriginRule origins) {
        this.admission = admission;
        this.streams = streams;
        this.rooms = rooms;
        this.feed = feed;
        this.tokens = tokens;
        this.origins = origins;
    }

    @GetMapping(PATH)
    void open(@RequestParam String guildId, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        check(guildId, caller, request);
        String token = token(request);
        EventStream stream = new EventStream(caller.id(), guildId, rooms, feed::toldUpTo, () -> isGood(token));
        try {
            admission.admit(stream, lastEventId(request));
        } catch (ProblemException refusal) {
            if (refusal.problem().type() != ProblemType.AWAY || !isEventSource(request)) {
                throw refusal;
            }
            begin(response, StreamAdmission.COME_AGAIN);
            return;
        }
        try {
            begin(response, retry());
            streams.serve(stream, Objects.requireNonNull(caller.session()), request);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private void check(String guildId, Caller caller, HttpServletRequest request) {
        if (!SNOWFLAKE.matcher(guildId).matches()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "guildId must be a Discord id");
        }
        if (caller.isService()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Streams are for users");
        }
        if (!origins.allows(request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST))) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Pages of this origin may not listen");
        }
        if (!request.getMethod().equals("GET")) {
            throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "A stream can only be read");
        }
    }

    private boolean isGood(String token) {
        try {
            return !tokens.verify(token).isService();
        } catch (InvalidToken e) {
            return false;
        }
    }

    /** The one by which the caller was recognised; it is kept to see when it ends. */
    private static String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : SessionCookies.read(request, SessionCookies.SESSION).orElse("");
    }

    /** One that cannot be read is of no client of ours: it is told everything. */
    private static OptionalLong lastEventId(HttpServletRequest request) {
        String id = request.getHeader(LAST_EVENT_ID);
        if (id == null || id.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(VERSION.matcher(id).matches() ? Long.parseLong(id) : 0);
    }

    /**
     * An EventSource takes every error status for final. When this passes, it gets a stream that ends at once and says
     * when to come again; everybody else gets the status.
     */
    private static boolean isEventSource(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    private static Duration retry() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextInt(MIN_RETRY_MILLIS, MAX_RETRY_MILLIS));
    }

    private static void begin(HttpServletResponse response, Duration retry) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
        response.getOutputStream().write(Frame.retry(retry).bytes());
        response.flushBuffer();
    }
}
