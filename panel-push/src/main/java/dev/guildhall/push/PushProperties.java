package dev.guildhall.push;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the push side needs to be told.
 *
 * @param allowedOrigins origins whose pages may open a socket, besides those of the socket's own host
 */
@ConfigurationProperties("guildhall")
public record PushProperties(
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue Socket socket) {
    /**
     * @param host the address to listen on
     * @param port 0 for any free one
     */
    public record Socket(
            @DefaultValue("127.0.0.1") String host,
            @DefaultValue("8081") int port) {}
}
