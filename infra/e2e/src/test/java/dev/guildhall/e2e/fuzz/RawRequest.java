package dev.guildhall.e2e.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request as its bytes stand on the wire, well-formed or not.
 *
 * @param target from the request line; one byte for each character
 * @param headers whole lines, without their ends; lengths and the end of the connection are added
 */
public record RawRequest(String method, String target, List<String> headers, byte[] body) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(RawRequest.class);
    private static final int SHOWN = 600;

    /** On a connection of its own, which ends with the answer. */
    RawAnswer send(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            write(socket);
            return RawAnswer.parse(read(socket.getInputStream()));
        }
    }

    private void write(Socket socket) throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.write((method + " " + target + " HTTP/1.1\r\n").getBytes(StandardCharsets.ISO_8859_1));
        wire.write("Host: localhost\r\nConnection: close\r\n".getBytes(StandardCharsets.ISO_8859_1));
        for (String header : headers) {
            wire.write((header + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        if (body.length > 0) {
            wire.write(("Content-Length: " + body.length + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        wire.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        wire.write(body);
        try {
            socket.getOutputStream().write(wire.toByteArray());
        } catch (SocketException hungUp) {
            LOG.debug("Not read to its end; perhaps there is an answer all the same", hungUp);
        }
    }

    private static byte[] read(InputStream from) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8 * 1024];
        try {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                all.write(buffer, 0, n);
            }
        } catch (SocketException resetAfterTheAnswer) {
            // The other end did not read a body that it had refused.
            if (all.size() == 0) {
                throw resetAfterTheAnswer;
            }
        }
        return all.toByteArray();
    }

    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return method + " " + target + " " + headers + " " + body.length + " bytes: "
                + text.substring(0, Math.min(SHOWN, text.length()));
    }
}
