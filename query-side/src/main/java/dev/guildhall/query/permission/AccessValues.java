package dev.guildhall.query.permission;

import dev.guildhall.door.StartsWhenReady;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.guild.GuildEvent;
import dev.guildhall.events.guild.GuildOwnershipTransferred;
import dev.guildhall.events.permission.AccessChanged;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.PermissionRevoked;
import dev.guildhall.events.permission.RoleGained;
import dev.guildhall.events.permission.RoleLost;
import dev.guildhall.query.configuration.CommittedBatch;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.ViewCommits;
import dev.guildhall.query.configuration.ViewStep;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Keeps in Redis what users may see: rewritten after each change, and written for whoever is asked about. On a thread of
 * its own: neither the projection nor a revocation waits for it. Whatever was missed, because Redis was away or too many
 * users waited, is made good by writing anew all that Redis holds.
 */
public final class AccessValues implements ViewCommits, StartsWhenReady {
    /** The most users that wait; one change can concern everybody in a guild. */
    static final int MAX_WAITING = 20_000;

    /** Users whose values are made together. */
    static final int AT_ONCE = 100;

    /** Before the projection, and stopped after it. */
    private static final int PHASE = 900;

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(AccessValues.class);

    private final SharedAccess shared;
    private final WaitingUsers waiting = new WaitingUsers(MAX_WAITING);
    private volatile boolean running;
    private boolean away;
    private volatile @Nullable Thread thread;

    AccessValues(SharedAccess shared) {
        this.shared = shared;
    }

    /** Somebody wanted to know: whoever looks into Redis next shall find it. Never blocks. */
    public void asked(String userId) {
        waiting.ask(userId);
    }

    @Override
    public void committed(CommittedBatch batch) {
        batch.steps().forEach(step -> waiting.change(concerned(step)));
    }

    /** Whose access, or whose list of guilds, an event may have changed. */
    private static Collection<String> concerned(ViewStep step) {
        GuildhallEvent event = step.event();
        return switch (event) {
            case PermissionGranted e -> List.of(e.userId());
            case PermissionRevoked e -> List.of(e.userId());
            case RoleGained e -> e.userIds();
            case RoleLost e -> e.userIds();
            case GuildOwnershipTransferred e -> List.of(e.before(), e.after());
            case GuildEvent e -> everybody(step);
            case AccessChanged e -> everybody(step);
            default -> List.of();
        };
    }

    private static Set<String> everybody(ViewStep step) {
        Set<String> people = new HashSet<>(step.after().authority().people());
        GuildView before = step.before();
        if (before != null) {
            people.addAll(before.authority().people());
        }
        return people;
    }

    private void work() {
        while (running) {
            try {
                next();
                away = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                missed(e);
            }
        }
    }

    private void next() throws InterruptedException {
        WaitingUsers.Batch batch = waiting.take(AT_ONCE);
        if (batch.everybody()) {
            shared.eachHeld(AT_ONCE, shared::write);
        }
        shared.write(batch.changed());
        if (!batch.asked().isEmpty()) {
            shared.writeMissing(batch.asked());
        }
    }

    private void missed(RuntimeException e) {
        if (!away) {
            String cause = e instanceof DataAccessException ? e.getMessage() : e.toString();
            LOG.warn("What users may see is not written to Redis for now: {}", cause);
        }
        away = true;
        waiting.missed();
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        // Whatever happened while no process was running.
        waiting.missed();
        thread = Thread.ofPlatform().name("access-values").daemon().start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        Thread worker = thread;
        if (worker == null) {
            return;
        }
        worker.interrupt();
        try {
            worker.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
