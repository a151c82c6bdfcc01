package dev.guildhall.command.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where a browser may be sent back to: never to an address that somebody else put into a link. */
final class Origins {
    private Origins() {}

    /** Scheme, host and port by which the browser reached us. */
    static String of(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    }

    /** Whether the address leads to where the browser reached us, or to one of the allowed origins. */
    static boolean isOurs(String address, HttpServletRequest request, Set<String> allowed) {
        String origin = origin(address);
        return origin != null && (origin.equals(origin(of(request))) || allowed.contains(origin));
    }

    private static @Nullable String origin(String address) {
        try {
            URI uri = new URI(address);
            boolean plain = uri.getHost() != null && uri.getUserInfo() == null;
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return plain && web ? uri.getScheme() + "://" + uri.getAuthority() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
