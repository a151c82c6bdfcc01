package dev.guildhall.command.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where a browser may be sent back to: never to an address that somebody else put into a link. */
final class Origins {
    private Origins() {}

    /** Scheme, host and port by which the browser reached us. */
    static String of(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    }

    static boolean isOurs(String address, HttpServletRequest request, @Nullable String panelUrl) {
        String origin = origin(address);
        return origin != null
                && (origin.equals(origin(of(request))) || (panelUrl != null && origin.equals(origin(panelUrl))));
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
