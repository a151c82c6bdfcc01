package dev.guildhall.bot.discord;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session of one shard with Discord. Logging in goes on in the background for as long as it takes; once there has been a
 * session JDA itself keeps it. Thread-safe.
 */
final class ShardSession {
    static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    static final Duration LAST_RETRY = Duration.ofMinutes(1);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(ShardSession.class);

    private final DiscordLogin login;
    private final int shard;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable JDA jda;
    private volatile @Nullable Thread thread;
    private volatile Duration retry = FIRST_RETRY;

    ShardSession(DiscordLogin login, int shard) {
        this.login = login;
        this.shard = shard;
    }

    void start() {
        thread = Thread.ofPlatform().daemon().name("discord-login-" + shard).start(this::keepLoggedIn);
    }

    boolean connected() {
        JDA current = jda;
        return current != null && current.getStatus() == JDA.Status.CONNECTED;
    }

    /** Connected or trying to be again; empty before the first login and after a fatal refusal. */
    Optional<JDA> jda() {
        return Optional.ofNullable(jda);
    }

    /** Nothing new begins; what is under way may still come to its end. */
    void stop() {
        interrupt();
        JDA current = jda;
        if (current != null) {
            current.shutdown();
        }
    }

    /** Nothing comes to its end any more. */
    void abandon() {
        interrupt();
        JDA current = jda;
        if (current != null) {
            current.shutdownNow();
        }
    }

    private void interrupt() {
        stopping.countDown();
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    /** After {@link #stop}. */
    void awaitEnd() {
        JDA current = jda;
        try {
            if (current != null && !current.awaitShutdown(CLOSE_TIMEOUT)) {
                current.shutdownNow();
            }
        } catch (InterruptedException e) {
            current.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void keepLoggedIn() {
        try {
            do {
                CountDownLatch over = new CountDownLatch(1);
                if (logIn(over)) {
                    over.await();
                    jda = null;
                }
            } while (!stopping.await(pause().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean logIn(CountDownLatch over) {
        try {
            JDA opened = login.open(shard, session -> abandon(session, over), new LifeCycle(over));
            jda = opened;
            if (stopping.getCount() == 0) {
                opened.shutdownNow();
            }
            return true;
        } catch (InvalidTokenException e) {
            LOG.error("Discord at {} does not accept the token; trying again in {} s", login, retry.toSeconds());
        } catch (RuntimeException e) {
            if (stopping.getCount() > 0) {
                LOG.warn("No login at {}: {}; again in {} s", login, e.getMessage(), retry.toSeconds());
            }
        }
        return false;
    }

    private Duration pause() {
        Duration now = retry;
        Duration doubled = retry.multipliedBy(2);
        retry = doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
        return now;
    }

    /** Runs on the connecting thread. */
    private void abandon(JDA session, CountDownLatch over) {
        LOG.warn("The gateway {} cannot be reached", login.gatewayUrl());
        session.shutdownNow();
        over.countDown();
    }

    private final class LifeCycle extends ListenerAdapter {
        private final CountDownLatch over;

        LifeCycle(CountDownLatch over) {
            this.over = over;
        }

        @Override
        public void onReady(ReadyEvent event) {
            retry = FIRST_RETRY;
            JDA.ShardInfo info = event.getJDA().getShardInfo();
            LOG.info(
                    "Connected to Discord at {} as {} in {} guilds{}",
                    login,
                    event.getJDA().getSelfUser().getName(),
                    event.getGuildAvailableCount(),
                    info.getShardTotal() > 1
                            ? " of shard %d/%d".formatted(info.getShardId(), info.getShardTotal())
                            : "");
        }

        @Override
        public void onShutdown(ShutdownEvent event) {
            over.countDown();
        }
    }
}
