package dev.guildhall.push;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the push side needs to be told.
 *
 * @param panelUrl where the panel lives: its pages may listen
 * @param allowedOrigins origins whose pages may listen, besides the panel's and those of the own host
 */
@ConfigurationProperties("guildhall")
public record PushProperties(
        @Nullable String panelUrl,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue Socket socket,
        @DefaultValue Stream stream) {
    /**
     * @param host the address to listen on
     * @param port 0 for any free one
     * @param maxPerUser sockets that one user may have open at this node
     * @param threads event loops that serve them, or 0 for two to each processor
     */
    public record Socket(
            @DefaultValue("127.0.0.1") String host,
            @DefaultValue("8081") int port,
            @DefaultValue("20") int maxPerUser,
            @DefaultValue("0") int threads) {}

    /** @param maxPerUser streams that one user may have open at this node */
    public record Stream(@DefaultValue("5") int maxPerUser) {}
}
