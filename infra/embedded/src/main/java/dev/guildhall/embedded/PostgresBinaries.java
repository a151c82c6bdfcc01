package dev.guildhall.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, taken from the class path into the cache. */
record PostgresBinaries(Path home) {

    static final String NAME = "PostgreSQL-17";

    static PostgresBinaries install(BinaryCache cache, Consumer<String> progress) throws IOException {
        Platform platform = Platform.current();
        URL archive = platform.require(ServerKind.POSTGRES, platform.postgresArchive());
        return new PostgresBinaries(cache.directory(NAME, archive, PostgresBinaries::unpack, progress));
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** The system's tar takes half the time of the JVM's own decoder, which is there for systems that have none. */
    private static void unpack(URL archive, Path directory) throws IOException {
        Optional<Path> tar = Isolation.find("xz").flatMap(xz -> Isolation.find("tar"));
        if (tar.isEmpty() || !unpackWith(tar.get(), archive, directory)) {
            unpackHere(archive, directory);
        }
    }

    static boolean unpackWith(Path tar, URL archive, Path directory) throws IOException {
        Process process = new ProcessBuilder(List.of(tar.toString(), "-xJf", "-", "-C", directory.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream in = archive.openStream();
                OutputStream out = process.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException refused) {
            process.destroyForcibly();
            return false;
        }
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while extracting PostgreSQL", interrupted);
        }
    }

    static void unpackHere(URL archive, Path directory) throws IOException {
        try (InputStream raw = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream in =
                        new TarArchiveInputStream(new BufferedInputStream(new XZCompressorInputStream(raw)))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                unpack(entry, in, directory);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path directory) throws IOException {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("Archive entry outside its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
