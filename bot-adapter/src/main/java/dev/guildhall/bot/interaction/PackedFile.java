package dev.guildhall.bot.interaction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import net.dv8tion.jda.api.utils.FileUpload;

/**
 * A file as Discord takes it: packed where it is long.
 *
 * @param name with {@code .gz} where it is packed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying what may be megabytes would only cost
public record PackedFile(String name, byte[] content) {
    /** Discord takes 10 MiB of a file; the rest of the request needs some room. */
    public static final int MAX_FILE_BYTES = 9 << 20;

    /** Longer ones are packed. */
    public static final int MAX_PLAIN_BYTES = 1 << 20;

    public static PackedFile of(String name, byte[] content) {
        return content.length > MAX_PLAIN_BYTES
                ? new PackedFile(name + ".gz", packed(content))
                : new PackedFile(name, content);
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Whether Discord would take it at all. */
    public boolean fits() {
        return content.length <= MAX_FILE_BYTES;
    }

    public FileUpload upload() {
        return FileUpload.fromData(content, name);
    }
}
