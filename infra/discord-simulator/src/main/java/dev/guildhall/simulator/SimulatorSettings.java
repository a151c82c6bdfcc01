package dev.guildhall.simulator;

import java.time.Duration;

/**
 * Where the simulator listens, and with what its one application proves itself.
 *
 * @param port 0 takes a free one
 * @param heartbeat what gateway clients are told to beat at
 * @param host a loopback name or address: the simulator is reachable from nowhere else
 */
public record SimulatorSettings(
        int port, String host, String botToken, String clientId, String clientSecret, Duration heartbeat) {

    /** What Discord tells gateway clients to beat at. */
    public static final Duration HEARTBEAT = Duration.ofMillis(41_250);

    /** The port where nobody names another. */
    public static final int DEFAULT_PORT = 8082;

    /**
     * The demo application's bot token. Public on purpose, as are the other two: the world they open is make-believe, on
     * this machine only, and gone when the program ends. None of them opens anything at Discord.
     */
    public static final String DEMO_BOT_TOKEN = "MTE4MDAwMDAwMDAwMDAwMDkwMA.demo.make-believe-bot-token";

    /** The demo application's id, and its bot's user id. */
    public static final String DEMO_CLIENT_ID = "1180000000000000900";

    /** The demo application's OAuth2 secret; public for the same reason as {@link #DEMO_BOT_TOKEN}. */
    public static final String DEMO_CLIENT_SECRET = "make-believe-client-secret";

    public static final String LOOPBACK = "localhost";

    public static SimulatorSettings demo(int port) {
        return new SimulatorSettings(port, LOOPBACK, DEMO_BOT_TOKEN, DEMO_CLIENT_ID, DEMO_CLIENT_SECRET, HEARTBEAT);
    }

    /** Quicker than Discord's, to meet what a client does without an answer to its heartbeats. */
    public SimulatorSettings withHeartbeat(Duration other) {
        return new SimulatorSettings(port, host, botToken, clientId, clientSecret, other);
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "SimulatorSettings[" + host + ":" + port + ", client " + clientId + "]";
    }
}
