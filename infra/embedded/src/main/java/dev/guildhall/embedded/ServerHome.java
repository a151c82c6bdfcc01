package dev.guildhall.embedded;

import java.io.IOException;

/** The directory of one server, reserved for this program. */
final class ServerHome {

    /** Makes the server ready to be started; may take over the lock. */
    @FunctionalInterface
    interface Preparation<S extends AutoCloseable> {
        S prepare(DirectoryLock lock) throws IOException;
    }

    private ServerHome() {}

    /** Releases the directory again when the preparation fails. */
    static <S extends AutoCloseable> S open(ServerKind kind, LocalServerSettings settings, Preparation<S> preparation) {
        try {
            SecretFile.createDirectory(settings.directory());
            DirectoryLock lock = DirectoryLock.acquire(settings.directory());
            try {
                return preparation.prepare(lock);
            } catch (IOException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new EmbeddedServerException(
                    kind.title() + " could not be prepared in " + settings.directory() + ": " + failure, failure);
        }
    }
}
