package dev.guildhall.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Servers' binaries taken out of the class path, once for each content. A directory of the cache is complete from the
 * moment that it has its final name, whatever other programs extract at the same time.
 *
 * @param root may be shared by any number of programs and need not exist yet
 */
record BinaryCache(Path root) {

    private static final int BUFFER_BYTES = 1 << 16;

    /** Fills the empty directory from the archive. */
    @FunctionalInterface
    interface Unpacking {
        void unpack(URL archive, Path directory) throws IOException;
    }

    /** The directory that holds the archive's content; extracted now when it was not there. */
    Path directory(String name, URL archive, Unpacking unpacking, Consumer<String> progress) throws IOException {
        Path directory = root.resolve(name + "-" + fingerprint(archive));
        if (Files.isDirectory(directory)) {
            return directory;
        }
        progress.accept("extracting " + name);
        Files.createDirectories(root);
        Path draft = Files.createTempDirectory(root, ".extracting-");
        try {
            unpacking.unpack(archive, draft);
            // A temporary directory is its owner's alone, but the server may have to run as another user.
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            publish(draft, directory);
        } finally {
            delete(draft);
        }
        return directory;
    }

    private static void publish(Path draft, Path directory) throws IOException {
        try {
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException failure) {
            // Another program was quicker, with the same content.
            if (!Files.isDirectory(directory)) {
                throw failure;
            }
        }
    }

    /** Within a jar it is known without reading the archive, which would cost a good part of a warm start. */
    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        if (connection instanceof JarURLConnection jar && jar.getJarEntry() != null) {
            return HexFormat.of().toHexDigits(jar.getJarEntry().getCrc(), Integer.SIZE / 4);
        }
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = connection.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        }
        return HexFormat.of().toHexDigits(crc.getValue(), Integer.SIZE / 4);
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
