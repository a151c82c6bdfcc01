package dev.guildhall.testkit;

import dev.guildhall.embedded.LoopbackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports for servers under test. A port that is free now may be taken before a program has come so far as to listen on it, so
 * test runs side by side choose from blocks of their own, each locked by a file for as long as its JVM lives.
 */
public final class FreePorts {
    /** Above those that servers choose for themselves, below every system's ephemeral ones. */
    private static final int FIRST_PORT = 26_000;

    private static final int BLOCK_SIZE = 250;
    private static final int BLOCKS = 24;

    private static final List<FileChannel> LOCKED = new ArrayList<>();
    private static int nextPort;
    private static int endOfBlock;
    private static int nextBlock;

    private FreePorts() {}

    /**
     * A port of 127.0.0.1 that nobody listens on now; not given twice in this JVM, nor to another one meanwhile.
     *
     * @throws IllegalStateException when all blocks are in use
     */
    public static synchronized int next() {
        while (true) {
            while (nextPort < endOfBlock) {
                int port = nextPort++;
                if (LoopbackPorts.isFree(port)) {
                    return port;
                }
            }
            lockBlock();
        }
    }

    private static void lockBlock() {
        while (nextBlock < BLOCKS) {
            int block = nextBlock++;
            if (lock(block)) {
                nextPort = FIRST_PORT + block * BLOCK_SIZE;
                endOfBlock = nextPort + BLOCK_SIZE;
                return;
            }
        }
        throw new IllegalStateException("all ports for tests are in use, or were used by this JVM");
    }

    private static boolean lock(int block) {
        try {
            Path folder = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "guildhall-ports"));
            FileChannel channel = FileChannel.open(
                    folder.resolve(Integer.toString(block)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return false;
            }
            LOCKED.add(channel);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
