package dev.guildhall.simulator.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.zip.Deflater;

/**
 * The transport compression {@code zlib-stream}: one compression context for the connection's whole life, flushed after
 * each payload so that every payload ends with {@code 00 00 FF FF}. Holds native memory until {@link #close()}.
 */
final class ZlibStream implements AutoCloseable {
    private static final int CHUNK_BYTES = 8_192;

    private final Deflater deflater = new Deflater();

    ByteBuf compress(byte[] payload) {
        deflater.setInput(payload);
        ByteBuf compressed = Unpooled.buffer(Math.min(payload.length + 16, CHUNK_BYTES));
        byte[] chunk = new byte[CHUNK_BYTES];
        int length;
        do {
            length = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
            compressed.writeBytes(chunk, 0, length);
        } while (length == chunk.length);
        return compressed;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
