package dev.guildhall.bot.discord;

import dev.guildhall.bot.shard.ShardGrant;
import dev.guildhall.bot.shard.ShardSessions.Turns;
import dev.guildhall.bot.shard.Tenure;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.requests.RestRateLimiter.GlobalRateLimit;
import net.dv8tion.jda.api.utils.ChunkingFilter;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.ObjectProvider;

/**
 * How a session is opened, for as long as some shards are this process's. Every member of every guild is kept in memory,
 * because who is an administrator cannot be asked of Discord otherwise. Thread-safe.
 */
final class DiscordLogin {
    /** The least that JDA takes; it doubles its pauses up to this one. */
    private static final int MAX_RECONNECT_SECONDS = 32;

    /**
     * Who comes and goes, and why; who is in which voice channel; what is written: tickets keep it in their transcripts, nothing
     * else of it is kept.
     */
    private static final Set<GatewayIntent> INTENTS = EnumSet.of(
            GatewayIntent.GUILD_MEMBERS,
            GatewayIntent.GUILD_MODERATION,
            GatewayIntent.GUILD_MESSAGES,
            GatewayIntent.MESSAGE_CONTENT,
            GatewayIntent.GUILD_VOICE_STATES);

    private static final int MAX_REQUESTS_AT_ONCE = 25;
    private static final int IDLE_CONNECTIONS = 5;
    private static final int IDLE_SECONDS = 10;

    private final DiscordEndpoint endpoint;
    private final ObjectProvider<EventListener> listeners;
    private final ShardGrant grant;
    private final Tenure tenure;
    private final Turns turns;
    private final GlobalRateLimit limit = GlobalRateLimit.create();

    /** @param listeners asked for when a session is opened, since some of them need the connection */
    DiscordLogin(
            DiscordEndpoint endpoint,
            ObjectProvider<EventListener> listeners,
            ShardGrant grant,
            Tenure tenure,
            Turns turns) {
        this.endpoint = endpoint;
        this.listeners = listeners;
        this.grant = grant;
        this.tenure = tenure;
        this.turns = turns;
    }

    String gatewayUrl() {
        return endpoint.gatewayUrl();
    }

    /**
     * Blocks until Discord accepted the token; the session itself comes later.
     *
     * @param onRefused told on the connecting thread when the gateway cannot be reached
     */
    JDA open(int shard, Consumer<JDA> onRefused, EventListener lifeCycle) {
        List<Object> all = List.copyOf(listeners.orderedStream().toList());
        JDABuilder builder = JDABuilder.createLight(endpoint.token(), INTENTS)
                .setHttpClientBuilder(httpClient())
                .setRestConfig(new RestConfig().setBaseUrl(endpoint.apiUrl()))
                .setSessionController(new GatewaySession(endpoint.gatewayUrl(), limit, tenure, turns, onRefused))
                .setEventManager(new HeldEvents(tenure))
                .enableCache(CacheFlag.VOICE_STATE, CacheFlag.MEMBER_OVERRIDES)
                .setMemberCachePolicy(MemberCachePolicy.ALL)
                .setChunkingFilter(ChunkingFilter.ALL)
                .setMaxReconnectDelay(MAX_RECONNECT_SECONDS)
                .setEnableShutdownHook(false)
                .addEventListeners(lifeCycle)
                .addEventListeners(all.toArray());
        return (grant.isDivided() ? builder.useSharding(shard, grant.total()) : builder).build();
    }

    /** As JDA itself would have it. */
    private OkHttpClient.Builder httpClient() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(MAX_REQUESTS_AT_ONCE);
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .dispatcher(dispatcher)
                .addInterceptor(new WhileHeld(tenure))
                .addInterceptor(new SentOnce());
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }
}
