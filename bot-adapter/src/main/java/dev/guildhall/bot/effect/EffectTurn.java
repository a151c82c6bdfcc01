package dev.guildhall.bot.effect;

import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.discord.ShardLog;
import dev.guildhall.bot.effect.Undeliverable.Cause;
import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.EffectSide;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.door.BackOff;
import dev.guildhall.door.request.LogContext;
import dev.guildhall.door.request.TraceParent;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One claimed effect, from Discord to telling what became of it. Never throws. Thread-safe. */
final class EffectTurn {
    private static final BackOff RETRY = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private static final String DISCORD_AWAY = "discord-away";
    private static final String COMMAND_SIDE_AWAY = "command-side-away";
    private static final String BUSY = "busy";
    private static final String UNKNOWN_KIND = "unknown-kind";
    private static final Logger LOG = LoggerFactory.getLogger(EffectTurn.class);

    private final String claimant;
    private final Leases leases;
    private final EffectSide side;
    private final DiscordConnection discord;
    private final Map<String, EffectAction> actions;
    private final Clock clock;

    /**
     * @param claimant as the query side knows this process
     * @param actions by kind
     */
    EffectTurn(
            String claimant,
            Leases leases,
            EffectSide side,
            DiscordConnection discord,
            Map<String, EffectAction> actions,
            Clock clock) {
        this.claimant = claimant;
        this.leases = leases;
        this.side = side;
        this.discord = discord;
        this.actions = Map.copyOf(actions);
        this.clock = clock;
    }

    void take(ClaimedEffect effect, Lease lease) {
        LogContext context =
                LogContext.of(effect.guildId(), "effect-" + Posting.nonce(effect.effectId()), TraceParent.newTraceId());
        try {
            carryOut(effect, lease);
        } catch (SideAway | SideRefused e) {
            LOG.info("What became of effect {} could not be told: {}", effect.effectId(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Effect {} failed", effect.effectId(), e);
        } finally {
            context.close();
        }
    }

    private void carryOut(ClaimedEffect effect, Lease lease) {
        EffectAction action = actions.get(effect.kind());
        Optional<JDA> session =
                discord.session(effect.guildId()).filter(current -> discord.connected(effect.guildId()));
        if (action == null || session.isEmpty()) {
            retry(effect, lease, action == null ? UNKNOWN_KIND : DISCORD_AWAY);
            return;
        }
        try {
            ShardLog.of(session.get())
                    .during(() -> action.carryOut(new Claim(effect, session.get(), clock, lease::until)));
        } catch (SideAway e) {
            await(effect, lease, COMMAND_SIDE_AWAY);
            return;
        } catch (NotNow e) {
            await(effect, lease, BUSY);
            return;
        } catch (SideRefused e) {
            LOG.warn("Effect {} is not wanted any more: {}", effect.effectId(), e.getMessage());
            parked(effect, lease, Cause.REFUSED);
            return;
        } catch (RuntimeException e) {
            failed(action, effect, lease, e);
            return;
        }
        if (leases.giveBack(effect, lease)) {
            side.done(effect, claimant);
        }
    }

    private void failed(EffectAction action, ClaimedEffect effect, Lease lease, RuntimeException failure) {
        Optional<Cause> cause = DiscordFailures.cause(failure);
        if (cause.isEmpty()) {
            LOG.warn("Effect {} is tried again later: {}", effect.effectId(), failure.toString());
            retry(effect, lease, DISCORD_AWAY);
            return;
        }
        LOG.warn("Effect {} cannot be carried out: {}", effect.effectId(), failure.getMessage());
        try {
            action.failed(effect, cause.get());
        } catch (SideAway e) {
            await(effect, lease, COMMAND_SIDE_AWAY);
            return;
        } catch (SideRefused e) {
            LOG.info("Nobody wants to hear of it: {}", e.getMessage());
        }
        parked(effect, lease, cause.get());
    }

    private void parked(ClaimedEffect effect, Lease lease, Cause cause) {
        if (leases.giveBack(effect, lease)) {
            side.parked(effect, claimant, cause.word());
        }
    }

    private void retry(ClaimedEffect effect, Lease lease, String cause) {
        if (leases.giveBack(effect, lease)) {
            side.retry(effect, claimant, cause, backOff(effect.attempts()));
        }
    }

    /** Nothing that Discord did: it is not given up for that. */
    private void await(ClaimedEffect effect, Lease lease, String cause) {
        if (leases.giveBack(effect, lease)) {
            side.waiting(effect, claimant, cause);
        }
    }

    static Duration backOff(int attempts) {
        return BackOff.jittered(RETRY.after(attempts - 1));
    }
}
