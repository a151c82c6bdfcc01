package dev.guildhall.bot.welcome;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.door.BackOff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the command side who came and who went, in order for each guild and until it was taken; at most {@value
 * #MAX_AT_ONCE} guilds at a time. Thread-safe; nothing here blocks the caller.
 */
final class MembershipTeller implements AutoCloseable {
    /** Who came longer ago while nobody watched is not greeted any more. */
    static final Duration MAX_MISSED = Duration.ofHours(24);

    static final BackOff RETRY = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(10));
    static final int MAX_AT_ONCE = 4;

    private static final int MAX_TOLD = 100_000;
    private static final Logger LOG = LoggerFactory.getLogger(MembershipTeller.class);

    private final TellingTurn turn;
    private final Clock clock;
    private final ConcurrentMap<String, Tellings> guilds = new ConcurrentHashMap<>();
    private final Semaphore atOnce = new Semaphore(MAX_AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("memberships-", 0).factory());

    /** Memberships that need not be told again; told again, they would be no news. */
    private final Cache<String, Boolean> told = Caffeine.newBuilder()
            .maximumSize(MAX_TOLD)
            .expireAfterWrite(MAX_MISSED)
            .build();

    MembershipTeller(TellingTurn turn, Clock clock) {
        this.turn = turn;
        this.clock = clock;
    }

    void joined(String guildId, String userId, Instant joinedAt) {
        add(guildId, new Arrival(userId, joinedAt, null, false, clock.instant()));
    }

    /** @param joinedAt {@code null} where that is not known */
    void left(String guildId, String userId, @Nullable Instant joinedAt) {
        Instant now = clock.instant();
        add(guildId, new Arrival(userId, joinedAt, now, false, now.plus(Departures.PATIENCE)));
    }

    /** Who is there, and came lately without having been seen coming. */
    void compare(Guild guild) {
        Instant oldest = clock.instant().minus(MAX_MISSED);
        Instant since = max(oldest, guild.getSelfMember().getTimeJoined().toInstant());
        for (Member member : guild.getMemberCache()) {
            Instant joinedAt = member.getTimeJoined().toInstant();
            if (joinedAt.isAfter(since)
                    && !member.getUser().isBot()
                    && told.getIfPresent(key(guild.getId(), member.getId(), joinedAt)) == null) {
                add(guild.getId(), new Arrival(member.getId(), joinedAt, null, true, clock.instant()));
            }
        }
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void add(String guildId, Arrival arrival) {
        Tellings tellings = guilds.computeIfAbsent(guildId, id -> new Tellings());
        if (!tellings.offer(arrival)) {
            LOG.warn("Too many come and go in guild {} at once: not all are greeted", guildId);
        }
        if (tellings.begin()) {
            try {
                threads.execute(() -> work(guildId, tellings));
            } catch (RejectedExecutionException e) {
                LOG.debug("Somebody came while closing: the next session finds them");
            }
        }
    }

    private void work(String guildId, Tellings tellings) {
        int failures = 0;
        try {
            do {
                List<Arrival> due = tellings.due(TellingTurn.MAX_AT_ONCE, clock.instant());
                if (due.isEmpty()) {
                    Thread.sleep(tellings.untilDue(clock.instant()));
                } else if (tell(guildId, due, failures)) {
                    tellings.told(due.size());
                    failures = 0;
                } else {
                    Thread.sleep(RETRY.after(failures++));
                }
            } while (!tellings.end());
        } catch (InterruptedException e) {
            LOG.debug("Stopped");
        }
    }

    private boolean tell(String guildId, List<Arrival> arrivals, int failures) throws InterruptedException {
        atOnce.acquire();
        try {
            turn.tell(guildId, arrivals);
            arrivals.forEach(arrival -> remember(guildId, arrival));
            return true;
        } catch (SideAway e) {
            if (failures == 0) {
                LOG.info("Who came to guild {} cannot be told yet: {}", guildId, e.getMessage());
            }
            return false;
        } catch (SideRefused e) {
            LOG.warn("Nobody wants to hear who came to guild {}: {}", guildId, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Who came to guild {} could not be told", guildId, e);
        } finally {
            atOnce.release();
        }
        return true;
    }

    private void remember(String guildId, Arrival arrival) {
        if (arrival.joinedAt() != null) {
            told.put(key(guildId, arrival.userId(), arrival.joinedAt()), true);
        }
    }

    private static String key(String guildId, String userId, Instant joinedAt) {
        return guildId + ":" + userId + ":" + joinedAt.toEpochMilli();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
