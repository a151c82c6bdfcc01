package dev.guildhall.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports on 127.0.0.1. */
public final class LoopbackPorts {

    /**
     * Ports come from below every system's ephemeral range: a client that keeps redialling a stopped server on an
     * ephemeral port can end up connected to itself, and the server then finds its port taken.
     */
    static final int FIRST_PORT = 20_000;

    /** Those above are for tests, which let time pass between choosing a port and listening there. */
    static final int LAST_PORT = 25_999;

    static final int MAX_ATTEMPTS = 200;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private LoopbackPorts() {}

    /**
     * A port that nobody listens on at this moment. The same port is not given twice in this JVM; another program can
     * still take it before it is used.
     *
     * @throws EmbeddedServerException when no free port was found in {@value #MAX_ATTEMPTS} attempts
     */
    public static int free() {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT + 1);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new EmbeddedServerException(
                "No free port between " + FIRST_PORT + " and " + LAST_PORT + " on 127.0.0.1.");
    }

    /** Whether a server could listen on that port of 127.0.0.1 now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers themselves do: connections in TIME_WAIT must not make a port look taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
