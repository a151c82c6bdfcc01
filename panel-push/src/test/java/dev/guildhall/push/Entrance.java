package dev.guildhall.push;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One address in front of several nodes, as a proxy has: a connection goes to the next node that takes it. */
public final class Entrance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final ServerSocket server;
    private final List<Integer> ports;
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean shut;

    public Entrance(List<Integer> ports) {
        this.ports = List.copyOf(ports);
        try {
            this.server = new ServerSocket(0, 50, LOOPBACK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Sends everybody away who comes from now on. */
    public void shut() {
        shut = true;
    }

    public void open() {
        shut = false;
    }

    private void connect(Socket client) {
        for (int attempt = 0; attempt < ports.size() && !shut; attempt++) {
            Socket node = dial(ports.get(Math.floorMod(next.getAndIncrement(), ports.size())));
            if (node != null) {
                Thread.ofVirtual().start(() -> pass(client, node));
                Thread.ofVirtual().start(() -> pass(node, client));
                return;
            }
        }
        end(client);
    }

    /** @return {@code null} when the node has gone */
    private static @Nullable Socket dial(int port) {
        try {
            return new Socket(LOOPBACK, port);
        } catch (IOException e) {
            return null;
        }
    }

    private static void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            LOG.debug("One of them has gone, and so goes the other: {}", e.getMessage());
        }
        end(from);
        end(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
