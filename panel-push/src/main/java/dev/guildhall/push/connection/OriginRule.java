package dev.guildhall.push.connection;

import com.corundumstudio.socketio.AuthorizationListener;
import com.corundumstudio.socketio.AuthorizationResult;
import com.corundumstudio.socketio.HandshakeData;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may open a socket: those of the socket's own host (on any port) and those named. A client without an
 * Origin is no browser page and is judged by its token alone.
 */
final class OriginRule implements AuthorizationListener {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Set<String> allowed;

    OriginRule(Collection<String> allowed) {
        this.allowed = allowed.stream().map(OriginRule::normal).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public AuthorizationResult getAuthorizationResult(HandshakeData handshake) {
        return allows(handshake.getHttpHeaders())
                ? AuthorizationResult.SUCCESSFUL_AUTHORIZATION
                : AuthorizationResult.FAILED_AUTHORIZATION;
    }

    boolean allows(HttpHeaders headers) {
        return allows(headers.get(HttpHeaderNames.ORIGIN), headers.get(HttpHeaderNames.HOST));
    }

    boolean allows(@Nullable String origin, @Nullable String host) {
        return origin == null || allowed.contains(normal(origin)) || isSameHost(origin, host);
    }

    private static boolean isSameHost(String origin, @Nullable String host) {
        try {
            URI page = new URI(origin);
            String own = host == null ? null : new URI("http://" + host).getHost();
            return own != null
                    && page.getScheme() != null
                    && SCHEMES.contains(page.getScheme().toLowerCase(Locale.ROOT))
                    && own.equalsIgnoreCase(page.getHost());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String normal(String origin) {
        String plain = origin.strip().toLowerCase(Locale.ROOT);
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
