package dev.guildhall.push.connection;

import com.corundumstudio.socketio.HandshakeData;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.door.token.Caller;
import dev.guildhall.door.token.InvalidToken;
import dev.guildhall.events.EventJson;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Finds the access token that somebody brings: with the connect packet, else in the request's header, else as a cookie. */
final class Credentials {
    static final String SESSION_COOKIE = "guildhall_session";
    private static final String BEARER = "Bearer ";

    private final AccessTokens tokens;

    Credentials(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * @param auth the connect packet's payload: JSON or empty
     * @throws InvalidToken when there is none, it is not good, or it is not a user's
     */
    Caller user(String auth, HandshakeData handshake) throws InvalidToken {
        String token = fromPacket(auth)
                .or(() -> fromHeader(handshake.getHttpHeaders()))
                .or(() -> fromCookie(handshake.getHttpHeaders()))
                .orElseThrow(() -> new InvalidToken("an access token is needed"));
        Caller caller = tokens.verify(token);
        if (caller.isService()) {
            throw new InvalidToken("sockets are for users");
        }
        return caller;
    }

    private static Optional<String> fromPacket(String auth) throws InvalidToken {
        if (auth.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode token = EventJson.mapper().readTree(auth).path("token");
            return token.isString() ? Optional.of(token.stringValue()) : Optional.empty();
        } catch (JacksonException e) {
            throw new InvalidToken("the auth payload cannot be read");
        }
    }

    private static Optional<String> fromHeader(HttpHeaders headers) {
        return Optional.ofNullable(headers.get(HttpHeaderNames.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    private static Optional<String> fromCookie(HttpHeaders headers) {
        return headers.getAll(HttpHeaderNames.COOKIE).stream()
                .flatMap(header -> ServerCookieDecoder.LAX.decode(header).stream())
                .filter(cookie -> cookie.name().equals(SESSION_COOKIE))
                .map(Cookie::value)
                .findFirst();
    }
}
