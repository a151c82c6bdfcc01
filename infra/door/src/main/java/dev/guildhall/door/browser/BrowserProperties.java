package dev.guildhall.door.browser;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From where browsers come.
 *
 * @param panelUrl where the panel lives
 * @param allowedOrigins of other pages that may call the API with a user's credentials, such as {@code https://a.example}
 * @param trustedProxies addresses or networks (such as {@code 10.0.0.0/8}) whose X-Forwarded-For and X-Forwarded-Proto
 *     are believed; nobody else's are
 */
@ConfigurationProperties("guildhall")
public record BrowserProperties(
        @Nullable String panelUrl,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue List<String> trustedProxies) {
    /** @throws IllegalArgumentException for what is no origin: a wildcard would let every page in with credentials */
    public BrowserProperties {
        allowedOrigins = allowedOrigins.stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .map(BrowserProperties::origin)
                .toList();
    }

    /** All origins from which credentials are taken, the panel's own among them. */
    public Set<String> origins() {
        Set<String> all = new LinkedHashSet<>(allowedOrigins);
        String panel = panelUrl;
        if (panel != null && !panel.isBlank()) {
            all.add(origin(panel.strip()));
        }
        return all;
    }

    private static String origin(String address) {
        try {
            URI uri = new URI(address);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri.getScheme() + "://" + uri.getAuthority();
            }
        } catch (URISyntaxException e) {
            throw notAnOrigin(address, e);
        }
        throw notAnOrigin(address, null);
    }

    private static IllegalArgumentException notAnOrigin(String address, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "'%s' in guildhall.panel-url or guildhall.allowed-origins is no origin like https://panel.example"
                        .formatted(address),
                cause);
    }
}
