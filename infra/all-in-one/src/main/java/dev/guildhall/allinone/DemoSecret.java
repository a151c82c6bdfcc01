package dev.guildhall.allinone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The demo's own signing secret: random, made once for each data directory, so that nobody can sign tokens for a demo
 * that they cannot read the disk of, and a browser stays signed in over a restart.
 */
final class DemoSecret {
    private static final String FILE = "jwt-secret";
    private static final int BYTES = 32;

    private DemoSecret() {}

    static String keptIn(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE);
        try {
            Files.createDirectories(dataDirectory);
            if (!Files.exists(file)) {
                write(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's secret cannot be kept in " + file, e);
        }
    }

    private static void write(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(
                    file,
                    Base64.getEncoder().encode(secret),
                    Set.of(StandardOpenOption.WRITE).toArray(StandardOpenOption[]::new));
        } catch (FileAlreadyExistsException e) {
            // Another program on the same directory was faster; its secret serves as well.
            return;
        }
    }
}
