package dev.guildhall.testkit;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands before a Redis and does to its clients what networks do: loses what is published, holds everything back, breaks
 * connections. Answers to commands are never lost or changed. What is lost is drawn from a seed, for each connection on
 * its own. All methods may be called from any thread.
 */
public final class RedisProxy implements AutoCloseable {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int BACKLOG = 128;

    private final TestRedis redis;
    private final long seed;
    private final ServerSocket door;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flowing = lock.newCondition();
    private volatile double loss;
    private boolean held;

    private RedisProxy(TestRedis redis, long seed, ServerSocket door) {
        this.redis = redis;
        this.seed = seed;
        this.door = door;
    }

    /** Changes nothing at first. The Redis may be stopped and started again behind it. */
    public static RedisProxy before(TestRedis redis, long seed) {
        try {
            ServerSocket door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.next()), BACKLOG);
            RedisProxy proxy = new RedisProxy(redis, seed, door);
            Thread.ofVirtual().name("redis-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a proxy", e);
        }
    }

    /** As that of the Redis, password included. */
    public String url() {
        return redis.url().replace(":" + redis.port(), ":" + door.getLocalPort());
    }

    /** From now on that share of what is published does not arrive, from 0 to 1. */
    public void lose(double share) {
        loss = share;
    }

    /** From now on nothing passes, in either direction, and no connection ends: a partition. */
    public void hold() {
        setHeld(true);
    }

    /** What was held back passes now. */
    public void release() {
        setHeld(false);
    }

    /** Every connection breaks; new ones are let in. */
    public void cut() {
        open.forEach(RedisProxy::close);
    }

    /** How many published messages did not arrive, counted by receiver. */
    public long lost() {
        return lost.get();
    }

    /** How many did. */
    public long delivered() {
        return delivered.get();
    }

    @Override
    public void close() {
        close(door);
        cut();
        release();
    }

    private void setHeld(boolean value) {
        lock.lock();
        try {
            held = value;
            flowing.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitFlow() throws IOException {
        lock.lock();
        try {
            while (held) {
                flowing.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        try {
            while (true) {
                serve(door.accept());
            }
        } catch (IOException closed) {
            cut();
        }
    }

    /** A client of a Redis that is away meets a connection that ends at once, where it would have met none. */
    private void serve(Socket client) {
        open.add(client);
        Random random = new Random(seed + connections.incrementAndGet());
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), redis.port());
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofVirtual().name("to-redis").start(() -> pass(client, server, this::copy));
            Thread.ofVirtual()
                    .name("from-redis")
                    .start(() -> pass(server, client, (from, to) -> replies(from, to, random)));
        } catch (IOException away) {
            end(client);
        }
    }

    private interface Passage {
        void carry(InputStream from, OutputStream to) throws IOException;
    }

    private void pass(Socket from, Socket to, Passage passage) {
        try {
            passage.carry(from.getInputStream(), to.getOutputStream());
        } catch (IOException ended) {
            // Whichever side it was, the other one ends with it.
        } finally {
            end(from);
            end(to);
        }
    }

    private void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            awaitFlow();
            to.write(buffer, 0, count);
        }
    }

    private void replies(InputStream from, OutputStream to, Random random) throws IOException {
        RespReader reader = new RespReader(new BufferedInputStream(from, BUFFER_BYTES));
        for (RespReader.Reply reply = reader.next(); reply != null; reply = reader.next()) {
            awaitFlow();
            if (!reply.published()) {
                to.write(reply.bytes());
            } else if (random.nextDouble() < loss) {
                lost.incrementAndGet();
            } else {
                delivered.incrementAndGet();
                to.write(reply.bytes());
            }
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        close(socket);
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Nothing is left of it, which is what was wanted.
        }
    }
}
