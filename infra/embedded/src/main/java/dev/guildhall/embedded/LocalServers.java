package dev.guildhall.embedded;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;

/**
 * The embedded servers of one program, started and stopped side by side. To be started before the first connection pool
 * and closed after the last one; a program that ends by signal does both ends of that in one shutdown hook of its own.
 */
public final class LocalServers implements AutoCloseable {

    /** Platform threads: reading what a child process says would hold the carrier of a virtual one. */
    private static final Executor BACKGROUND =
            task -> Thread.ofPlatform().daemon().name("local-servers").start(task);

    private final Optional<LocalPostgres> postgres;
    private final Optional<LocalRedis> redis;

    private LocalServers(Optional<LocalPostgres> postgres, Optional<LocalRedis> redis) {
        this.postgres = postgres;
        this.redis = redis;
    }

    /**
     * Returns when all of them take connections; if one fails, the other is stopped again.
     *
     * @throws EmbeddedServerException with the reason of the one that failed
     */
    public static LocalServers start(LocalServersSettings settings) {
        CompletableFuture<Optional<LocalPostgres>> postgres =
                inBackground(settings.postgresPort(), port -> LocalPostgres.start(settings.server("postgres", port)));
        CompletableFuture<Optional<LocalRedis>> redis =
                inBackground(settings.redisPort(), port -> LocalRedis.start(settings.server("redis", port)));
        try {
            return new LocalServers(postgres.join(), redis.join());
        } catch (CompletionException failure) {
            ifStarted(postgres).ifPresent(LocalPostgres::close);
            ifStarted(redis).ifPresent(LocalRedis::close);
            if (failure.getCause() instanceof EmbeddedServerException clear) {
                throw clear;
            }
            throw failure;
        }
    }

    private static <S> CompletableFuture<Optional<S>> inBackground(OptionalInt port, IntFunction<S> starting) {
        if (port.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return CompletableFuture.supplyAsync(() -> Optional.of(starting.apply(port.getAsInt())), BACKGROUND);
    }

    private static <S> Optional<S> ifStarted(CompletableFuture<Optional<S>> server) {
        return server.exceptionally(failure -> Optional.empty()).join();
    }

    /** Empty when the settings left it out. */
    public Optional<LocalPostgres> postgres() {
        return postgres;
    }

    /** Empty when the settings left it out. */
    public Optional<LocalRedis> redis() {
        return redis;
    }

    /** Stops them cleanly; the data stays. Closing again does nothing. */
    @Override
    public void close() {
        CompletableFuture<Void> closingRedis =
                CompletableFuture.runAsync(() -> redis.ifPresent(LocalRedis::close), BACKGROUND);
        postgres.ifPresent(LocalPostgres::close);
        closingRedis.join();
    }
}
