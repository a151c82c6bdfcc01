package dev.guildhall.bot.effect;

import dev.guildhall.bot.discord.ConnectedShards;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.EffectSide;
import dev.guildhall.bot.sides.EffectSide.OfShards;
import dev.guildhall.door.StartsWhenReady;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for what is to be done in Discord, for as long as there is a session to do it by. What belongs together is done in
 * order, the rest side by side. Several processes may do this at once: each effect is given to one of them at a time.
 */
public final class EffectRunner implements StartsWhenReady {
    /** Subjects, each with its effects, at the same time. */
    static final int MAX_AT_ONCE = 8;

    /** What is under way may still come to its end for so long when the application stops. */
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    /** Whatever was asked for last has been answered by then. */
    static final Duration LAST_ANSWER = EffectSide.MAX_WAIT.plusSeconds(1);

    /** Between two looks whether there is a session, and after the query side did not answer. */
    static final Duration PAUSE = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);

    private final String claimant;
    private final EffectSide side;
    private final DiscordConnection discord;
    private final Leases leases;
    private final EffectTurn turn;
    private final Semaphore free = new Semaphore(MAX_AT_ONCE);
    private final ExecutorService lanes = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("effects-", 0).factory());
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private boolean away;

    EffectRunner(String claimant, EffectSide side, DiscordConnection discord, Leases leases, EffectTurn turn) {
        this.claimant = claimant;
        this.side = side;
        this.discord = discord;
        this.leases = leases;
        this.turn = turn;
    }

    /** As the query side is to know this process. */
    static String newClaimant() {
        return "bot-" + UUID.randomUUID();
    }

    @Override
    public void start() {
        running = true;
        leases.start();
        thread = Thread.ofVirtual().name("effect-claims").start(this::repeat);
    }

    private void repeat() {
        try {
            while (running) {
                ConnectedShards shards = discord.connectedShards();
                if (!shards.connected().isEmpty()) {
                    claim(shards);
                } else {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped");
        }
    }

    private void claim(ConnectedShards shards) throws InterruptedException {
        free.acquire();
        if (!running) {
            free.release();
            return;
        }
        int granted = 1 + free.drainPermits();
        Collection<List<ClaimedEffect>> subjects = List.of();
        try {
            subjects = bySubject(side.claim(claimant, granted, those(shards)));
            away = false;
        } catch (RuntimeException e) {
            // Whatever it is, it must not end the asking.
            failed(e);
            Thread.sleep(PAUSE);
        } finally {
            free.release(Math.max(0, granted - subjects.size()));
        }
        subjects.forEach(this::begin);
    }

    /** Of other guilds nothing is known here. */
    private static @Nullable OfShards those(ConnectedShards shards) {
        return shards.total() > 1 ? new OfShards(shards.total(), shards.connected()) : null;
    }

    private void failed(RuntimeException e) {
        if (!away && running) {
            LOG.warn("It cannot be asked what is to be done in Discord: {}", e.toString());
        }
        away = true;
    }

    /** In the order in which they came. */
    private static Collection<List<ClaimedEffect>> bySubject(List<ClaimedEffect> claimed) {
        Map<String, List<ClaimedEffect>> subjects = claimed.stream()
                .collect(Collectors.groupingBy(EffectRunner::subject, LinkedHashMap::new, Collectors.toList()));
        return subjects.values();
    }

    /** Ids of effects begin with that of what they are about. */
    private static String subject(ClaimedEffect effect) {
        int end = effect.effectId().indexOf(':');
        return end < 0 ? effect.effectId() : effect.effectId().substring(0, end);
    }

    /** What waits for its turn is held as well. */
    private void begin(List<ClaimedEffect> effects) {
        Map<ClaimedEffect, Lease> held = new LinkedHashMap<>();
        effects.forEach(effect -> held.put(effect, leases.hold(effect)));
        try {
            lanes.execute(() -> {
                try {
                    held.forEach(this::carryOut);
                } finally {
                    free.release();
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("Effects came while closing; they are given to somebody else when the claim ends");
        }
    }

    private void carryOut(ClaimedEffect effect, Lease lease) {
        try {
            lease.awaitTurn();
            turn.take(effect, lease);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leases.giveBack(effect, lease);
        }
    }

    /** What is given in answer to the last question is still carried out: nobody else may, until its claim is over. */
    @Override
    public void stop() {
        running = false;
        try {
            awaitLastAnswer();
            lanes.shutdown();
            if (!lanes.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                lanes.shutdownNow();
            }
        } catch (InterruptedException e) {
            lanes.shutdownNow();
            Thread.currentThread().interrupt();
        } finally {
            leases.close();
        }
    }

    private void awaitLastAnswer() throws InterruptedException {
        Thread claiming = thread;
        if (claiming != null && !claiming.join(LAST_ANSWER)) {
            claiming.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped once, it stays stopped. */
    @Override
    public boolean isPauseable() {
        return false;
    }
}
