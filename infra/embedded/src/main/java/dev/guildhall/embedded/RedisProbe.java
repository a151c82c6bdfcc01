package dev.guildhall.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks whoever listens on a port whether it is a certain Redis process of ours. */
record RedisProbe(int port, String password) {

    private static final int TIMEOUT_MILLIS = 1_000;
    private static final int MAX_REPLY_BYTES = 1 << 14;

    /** Whether that very process answers there, knows the password, and serves commands. */
    boolean isAnsweredBy(long pid) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LoopbackPorts.loopback(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String commands = "AUTH " + password + "\r\nINFO server\r\nQUIT\r\n";
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            String replies = new String(socket.getInputStream().readNBytes(MAX_REPLY_BYTES), StandardCharsets.US_ASCII);
            return replies.startsWith("+OK") && replies.contains("process_id:" + pid + "\r\n");
        } catch (IOException notYet) {
            return false;
        }
    }
}
