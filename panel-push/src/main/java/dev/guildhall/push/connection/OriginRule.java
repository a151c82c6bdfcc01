package dev.guildhall.push.connection;

import com.corundumstudio.socketio.AuthorizationListener;
import com.corundumstudio.socketio.AuthorizationResult;
import com.corundumstudio.socketio.HandshakeData;
import dev.guildhall.push.PushProperties;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may listen: those of the own host (on any port), the panel's and those named. A client without an
 * Origin is no browser page and is judged by its token alone.
 */
public final class OriginRule implements AuthorizationListener {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z]+://[^/?#]+");

    private final Set<String> allowed;

    OriginRule(Collection<String> allowed) {
        this.allowed = allowed.stream().map(OriginRule::normal).collect(Collectors.toUnmodifiableSet());
    }

    /** The panel's own origin counts as named; an address is cut down to its origin. */
    public static OriginRule of(PushProperties properties) {
        List<String> named = new ArrayList<>(properties.allowedOrigins());
        String panel = properties.panelUrl();
        if (panel != null && !panel.isBlank()) {
            Matcher origin = ORIGIN.matcher(panel.strip());
            named.add(origin.lookingAt() ? origin.group() : panel);
        }
        return new OriginRule(named);
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

    /** @param origin {@code null} for a request that no page of another origin can have made */
    public boolean allows(@Nullable String origin, @Nullable String host) {
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
