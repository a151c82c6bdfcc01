package dev.guildhall.push;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An event stream as it comes over the wire, line by line, on a connection that can be ended or left unread. */
public final class RawStream implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Socket socket;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private RawStream(Socket socket) {
        this.socket = socket;
    }

    /** Reads all that comes. */
    public static RawStream open(String url, Map<String, String> headers) {
        RawStream stream = request("GET", url, headers);
        Thread.ofVirtual().start(stream::read);
        return stream;
    }

    /** Never reads. */
    public static RawStream unread(String url, Map<String, String> headers) {
        return request("GET", url, headers);
    }

    private static RawStream request(String method, String url, Map<String, String> headers) {
        URI uri = URI.create(url);
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putIfAbsent("Host", uri.getAuthority());
        // Else the end of the stream would not be that of the connection.
        all.put("Connection", "close");
        StringBuilder request =
                new StringBuilder(method + " " + uri.getPath() + "?" + uri.getQuery() + " HTTP/1.1\r\n");
        all.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(8 * 1024);
            socket.connect(new java.net.InetSocketAddress(uri.getHost(), uri.getPort()));
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            return new RawStream(socket);
        } catch (IOException e) {
            throw new AssertionError(url, e);
        }
    }

    private void read() {
        try (InputStream in = socket.getInputStream();
                BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("cut: " + e.getMessage());
        }
        ended = true;
    }

    /** Everything so far, with the response's head and the lengths of its chunks. */
    public List<String> lines() {
        return lines;
    }

    public int status() {
        await().atMost(PATIENCE).until(() -> !lines.isEmpty());
        return Integer.parseInt(lines.getFirst().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    /** The whole line, once there is one that begins so. */
    public String awaitLine(String beginning) {
        await(beginning).atMost(PATIENCE).until(() -> lines.stream().anyMatch(l -> l.startsWith(beginning)));
        return lines.stream().filter(l -> l.startsWith(beginning)).findFirst().orElseThrow();
    }

    public void awaitEnd() {
        await("end of the stream").atMost(PATIENCE).until(() -> ended);
    }

    public boolean hasEnded() {
        return ended;
    }

    /** Without a word, as a browser's process ends. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
