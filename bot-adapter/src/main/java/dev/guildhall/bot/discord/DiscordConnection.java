package dev.guildhall.bot.discord;

import dev.guildhall.bot.shard.ShardGrant;
import dev.guildhall.bot.shard.ShardKeeper;
import dev.guildhall.bot.shard.ShardSessions;
import dev.guildhall.bot.shard.Tenure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * The bot's sessions with Discord: one for each shard that this process serves, which is the only one that there is, or what
 * it has leased. Thread-safe.
 */
public final class DiscordConnection
        implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent>, ShardSessions {
    private final DiscordEndpoint endpoint;
    private final ObjectProvider<EventListener> listeners;
    private final @Nullable ShardKeeper keeper;
    private volatile boolean started;
    private volatile boolean stopped;
    private volatile HeldShards held = HeldShards.NONE;

    /**
     * @param listeners asked for when a session is opened, since some of them need the connection
     * @param keeper leases the shards; without it there is only one, and nobody to ask
     */
    public DiscordConnection(
            DiscordEndpoint endpoint,
            ObjectProvider<EventListener> listeners,
            Function<ShardSessions, Optional<ShardKeeper>> keeper) {
        this.endpoint = endpoint;
        this.listeners = listeners;
        this.keeper = keeper.apply(this).orElse(null);
    }

    /** Whether all shards that this process serves have their session; false if it serves none. */
    public boolean connected() {
        HeldShards now = held;
        return !now.sessions().isEmpty()
                && now.connected().size() == now.sessions().size();
    }

    /** Whether there is a session for the guild's shard. */
    public boolean connected(String guildId) {
        return held.of(guildId).filter(ShardSession::connected).isPresent();
    }

    /** Whether the guild is on a shard that this process serves, connected or not. */
    public boolean serves(String guildId) {
        return held.of(guildId).isPresent();
    }

    /** The session of the guild's shard, connected or trying to be again; empty before the first login, or elsewhere. */
    public Optional<JDA> session(String guildId) {
        return held.of(guildId).flatMap(ShardSession::jda);
    }

    /** All sessions of this process, connected or trying to be again. */
    public List<JDA> sessions() {
        return held.sessions().values().stream()
                .flatMap(session -> session.jda().stream())
                .toList();
    }

    /** Which shards have a session, and of how many. */
    public ConnectedShards connectedShards() {
        HeldShards now = held;
        return new ConnectedShards(now.total(), List.copyOf(now.sessions().keySet()), now.connected());
    }

    /** Whether other processes may serve what this one does not. */
    public boolean isShared() {
        return keeper != null;
    }

    @Override
    public void start() {
        started = true;
    }

    /** Those who have to answer Discord come first, and the login takes a processor from nobody who is still starting. */
    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        // Nobody is ever pinged by accident: each mention has to be allowed where it is sent.
        MessageRequest.setDefaultMentions(List.of());
        MessageRequest.setDefaultMentionRepliedUser(false);
        if (keeper == null) {
            open(ShardGrant.ONLY, Tenure.LASTING, Turns.NONE);
        } else {
            keeper.start();
        }
    }

    @Override
    public synchronized void open(ShardGrant grant, Tenure tenure, Turns turns) {
        if (!stopped) {
            HeldShards opened = HeldShards.of(grant, new DiscordLogin(endpoint, listeners, grant, tenure, turns));
            held = opened;
            opened.sessions().values().forEach(ShardSession::start);
        }
    }

    @Override
    public synchronized void abandon() {
        HeldShards lost = held;
        held = HeldShards.NONE;
        lost.sessions().values().forEach(ShardSession::abandon);
    }

    @Override
    public void stop() {
        stopped = true;
        if (keeper != null) {
            keeper.stop();
        }
        close();
        if (keeper != null) {
            keeper.release();
        }
    }

    private synchronized void close() {
        held.sessions().values().forEach(ShardSession::stop);
        held.sessions().values().forEach(ShardSession::awaitEnd);
    }

    @Override
    public boolean isRunning() {
        return started && !stopped;
    }

    /** Stopped once, it stays stopped. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    /** After those who answer over it have stopped. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }
}
