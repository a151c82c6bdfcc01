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
     * @param threads that serve them, or 0 for one to every two processors: they never wait for anything, and what is
     *     sent to a thousand sockets is read by a thousand clients, or passed on by a proxy, at the same time
     */
    public record Socket(
            @DefaultValue("127.0.0.1") String host,
            @DefaultValue("8081") int port,
            @DefaultValue("20") int maxPerUser,
            @DefaultValue("0") int threads) {
        private static final int PROCESSORS_PER_THREAD = 2;

        /** How many threads it really is. */
        public int servingThreads() {
            return threads > 0
                    ? threads
                    : Math.ceilDiv(Runtime.getRuntime().availableProcessors(), PROCESSORS_PER_THREAD);
        }
    }

    /** @param maxPerUser streams that one user may have open at this node */
    public record Stream(@DefaultValue("5") int maxPerUser) {}
}
