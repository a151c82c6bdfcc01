package dev.guildhall.query.effect;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where effects are given out. All methods but {@link #isDecidedHere} throw Spring's {@code DataAccessException} when
 * PostgreSQL is away. Thread-safe.
 */
interface EffectSource {
    /** Whether anything may be given out yet. */
    boolean isOpen();

    /** Whether it is this process that decides, so that it hears of new effects when they are committed. */
    boolean isDecidedHere();

    /** How long until anything is due; empty when nothing is to be done. */
    Optional<Duration> untilNext();

    /**
     * Up to that many that are due, for nobody else until their claims end.
     *
     * @param shards of guilds that the claimant serves; {@code null}: all
     */
    List<GivenEffect> claim(String claimant, int limit, @Nullable ShardFilter shards);
}
