package dev.guildhall.bot.discord;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ChunkingFilter;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * The bot's one session with Discord. Logging in goes on in the background for as long as it takes; once there has been a
 * session JDA itself keeps it. Every member of every guild is kept in memory, because who is an administrator cannot be
 * asked of Discord otherwise. Thread-safe.
 */
public final class DiscordConnection implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {
    static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    static final Duration LAST_RETRY = Duration.ofMinutes(1);

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

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(DiscordConnection.class);

    private final DiscordEndpoint endpoint;
    private final ObjectProvider<EventListener> listeners;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean started;
    private volatile @Nullable JDA jda;
    private volatile @Nullable Thread login;
    private volatile Duration retry = FIRST_RETRY;

    /** @param listeners asked for when the connection starts, since some of them need the connection */
    public DiscordConnection(DiscordEndpoint endpoint, ObjectProvider<EventListener> listeners) {
        this.endpoint = endpoint;
        this.listeners = listeners;
    }

    public boolean connected() {
        JDA current = jda;
        return current != null && current.getStatus() == JDA.Status.CONNECTED;
    }

    /** The session, connected or trying to be again; empty before the first login and after a fatal refusal. */
    public Optional<JDA> session() {
        return Optional.ofNullable(jda);
    }

    @Override
    public void start() {
        started = true;
    }

    /** Those who have to answer Discord come first, and the login takes a processor from nobody who is still starting. */
    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        login = Thread.ofPlatform().daemon().name("discord-login").start(this::keepLoggedIn);
    }

    @Override
    public void stop() {
        stopping.countDown();
        Thread thread = login;
        if (thread != null) {
            thread.interrupt();
        }
        JDA current = jda;
        if (current != null) {
            close(current);
        }
    }

    @Override
    public boolean isRunning() {
        return started && stopping.getCount() > 0;
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

    private void keepLoggedIn() {
        // Nobody is ever pinged by accident: each mention has to be allowed where it is sent.
        MessageRequest.setDefaultMentions(List.of());
        MessageRequest.setDefaultMentionRepliedUser(false);
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
            jda = open(over);
            return true;
        } catch (InvalidTokenException e) {
            LOG.error("Discord at {} does not accept the token; trying again in {} s", endpoint, retry.toSeconds());
        } catch (RuntimeException e) {
            if (stopping.getCount() > 0) {
                LOG.warn("No login at {}: {}; again in {} s", endpoint, e.getMessage(), retry.toSeconds());
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

    /** Blocks until Discord accepted the token; the session itself comes later. */
    private JDA open(CountDownLatch over) {
        return JDABuilder.createLight(endpoint.token(), INTENTS)
                .setHttpClientBuilder(httpClient())
                .setRestConfig(new RestConfig().setBaseUrl(endpoint.apiUrl()))
                .setSessionController(new GatewaySession(endpoint.gatewayUrl(), session -> abandon(session, over)))
                .enableCache(CacheFlag.VOICE_STATE, CacheFlag.MEMBER_OVERRIDES)
                .setMemberCachePolicy(MemberCachePolicy.ALL)
                .setChunkingFilter(ChunkingFilter.ALL)
                .setMaxReconnectDelay(MAX_RECONNECT_SECONDS)
                .setEnableShutdownHook(false)
                .addEventListeners(new LifeCycle(over))
                .addEventListeners(listeners.orderedStream().toArray())
                .build();
    }

    /** As JDA itself would have it. */
    private static OkHttpClient.Builder httpClient() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(MAX_REQUESTS_AT_ONCE);
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .dispatcher(dispatcher)
                .addInterceptor(new SentOnce());
    }

    /** Runs on the connecting thread. */
    private void abandon(JDA session, CountDownLatch over) {
        LOG.warn("The gateway {} cannot be reached", endpoint.gatewayUrl());
        session.shutdownNow();
        over.countDown();
    }

    private static void close(JDA session) {
        session.shutdown();
        try {
            if (!session.awaitShutdown(CLOSE_TIMEOUT)) {
                session.shutdownNow();
            }
        } catch (InterruptedException e) {
            session.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private final class LifeCycle extends ListenerAdapter {
        private final CountDownLatch over;

        LifeCycle(CountDownLatch over) {
            this.over = over;
        }

        @Override
        public void onReady(ReadyEvent event) {
            retry = FIRST_RETRY;
            LOG.info(
                    "Connected to Discord at {} as {} in {} guilds",
                    endpoint,
                    event.getJDA().getSelfUser().getName(),
                    event.getGuildAvailableCount());
        }

        @Override
        public void onShutdown(ShutdownEvent event) {
            over.countDown();
        }
    }
}
