package dev.guildhall.bot.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.wire.ChangedGuilds;
import dev.guildhall.events.wire.ChangedGuilds.ChangedGuild;
import dev.guildhall.events.wire.GrantedAccess;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import dev.guildhall.events.wire.Subscription;
import dev.guildhall.testkit.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stands where command side and query side would be: records what the bot asks and answers as they do. */
public final class RecordingSides implements AutoCloseable {
    private static final Pattern GUILD = Pattern.compile("/(?:internal|api)/guilds/([0-9]+)(/.*)?");
    private static final GrantedAccess NOTHING_GRANTED = new GrantedAccess("none", List.of());
    private static final String AWAY =
            "{\"type\":\"https://guildhall.dev/problems/away\",\"status\":503,\"title\":\"Temporarily away\"}";
    private static final Pattern SINCE = Pattern.compile("since=(-?[0-9]+)");

    private final RecordedDirectory directory = new RecordedDirectory();
    private final RecordedGiveaways giveaways = new RecordedGiveaways();
    private final RecordedTickets tickets = new RecordedTickets();
    private final RecordedEffects effects = new RecordedEffects();
    private final RecordedLevels levels = new RecordedLevels();
    private final RecordedCases cases = new RecordedCases();
    private final RecordedMusic music = new RecordedMusic();
    private final RecordedHistory history = new RecordedHistory();
    private final RecordedShards shards = new RecordedShards();
    private final List<SideCall> calls = new CopyOnWriteArrayList<>();
    /** With its versions under one lock: who asks up to where there are changes is told of all up to there. */
    private final List<ChangedGuild> changes = new ArrayList<>();

    private final Map<String, GuildConfiguration> configurations = new ConcurrentHashMap<>();
    private final Map<String, GrantedAccess> granted = new ConcurrentHashMap<>();
    private final AtomicLong head = new AtomicLong(1_000);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable Refusal refusal;
    private volatile boolean away;
    private volatile Instant moduleChangedAt = Instant.EPOCH;
    private volatile Map<String, Object> logHead = Map.of("position", 0, "link", "00".repeat(32));
    private volatile CountDownLatch standstill = new CountDownLatch(0);
    private volatile Consumer<SideCall> beforeAnswering = call -> {};
    private HttpServer server;

    private record Refusal(int status, String body) {}

    public RecordingSides() {
        server = listen(FreePorts.next());
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** In order. */
    public List<SideCall> calls() {
        return List.copyOf(calls);
    }

    /** Of this method and path, in order. */
    public List<SideCall> calls(String method, String path) {
        return calls.stream().filter(call -> call.is(method, path)).toList();
    }

    /** The module's configuration from now on, switched on, at a new version; whoever asks what changed is told. */
    public long enable(String guildId, GuildModule module, Map<String, Object> fields) {
        synchronized (changes) {
            return enabled(guildId, module, fields, head.incrementAndGet());
        }
    }

    private long enabled(String guildId, GuildModule module, Map<String, Object> fields, long version) {
        GuildConfiguration before = configurations.computeIfAbsent(guildId, id -> configuration(id, Map.of(), version));
        List<ModuleConfiguration> modules = before.modules().stream()
                .map(held -> held.name().equals(module.word())
                        ? new ModuleConfiguration(
                                module.word(), true, GuildSchemas.of(module).inEffect(fields))
                        : held)
                .toList();
        configurations.put(
                guildId,
                new GuildConfiguration(
                        guildId,
                        before.ownerId(),
                        before.name(),
                        before.settings(),
                        modules,
                        before.subscription(),
                        version));
        moduleChangedAt = Instant.now();
        changes.add(new ChangedGuild(guildId, version, false, List.of(module.word())));
        return version;
    }

    /** When the query side says that modules were changed last. */
    public void moduleChangedAt(Instant at) {
        moduleChangedAt = at;
    }

    /** The guild's configuration from now on, at a new version; nobody is told. */
    public long configure(String guildId, Map<String, Object> settings) {
        long version = head.incrementAndGet();
        configurations.put(guildId, configuration(guildId, settings, version));
        return version;
    }

    /** As {@link #configure}, and whoever asks what changed is told. */
    public long change(String guildId, Map<String, Object> settings) {
        synchronized (changes) {
            long version = configure(guildId, settings);
            changes.add(new ChangedGuild(guildId, version, false, List.of("settings")));
            return version;
        }
    }
    /** What the guild's owner has granted from now on, at a new version; whoever asks what changed is told. */
    public long grant(String guildId, GrantedAccess access) {
        granted.put(guildId, access);
        synchronized (changes) {
            long version = head.incrementAndGet();
            changes.add(new ChangedGuild(guildId, version, true, List.of()));
            return version;
        }
    }

    /** The highest version given out so far. */
    public long head() {
        return head.get();
    }

    /** What the query side says the log ends with. */
    public void logHead(long position, String link) {
        logHead = Map.of("position", position, "link", link);
    }

    public RecordedGiveaways giveaways() {
        return giveaways;
    }

    public RecordedCases cases() {
        return cases;
    }

    public RecordedMusic music() {
        return music;
    }

    public RecordedHistory history() {
        return history;
    }

    public RecordedTickets tickets() {
        return tickets;
    }

    public RecordedEffects effects() {
        return effects;
    }

    public RecordedLevels levels() {
        return levels;
    }

    public RecordedShards shards() {
        return shards;
    }

    public RecordedDirectory directory() {
        return directory;
    }

    /** Every call fails with 503. */
    public void away(boolean nowAway) {
        away = nowAway;
    }

    /** Every call is taken, and none is answered before {@link #goOn}. */
    public void standStill() {
        standstill = new CountDownLatch(1);
    }

    public void goOn() {
        standstill.countDown();
    }

    /** Every command is refused with that problem, until {@code null}. */
    public void refuse(int status, @Nullable String problem) {
        refusal = problem == null ? null : new Refusal(status, problem);
    }

    /** Somebody follows what changes from now on: a first answer says from where, and has been taken. */
    public boolean isFollowed() {
        return calls("GET", "/internal/changes").size() > 1;
    }

    /** Runs after an answer is decided and before it is sent. */
    public void beforeAnswering(Consumer<SideCall> action) {
        beforeAnswering = action;
    }

    /** Nobody listens at the port any more. */
    public void stop() {
        server.stop(0);
    }

    public void startAgain() {
        server = listen(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    public static GuildConfiguration configuration(String guildId, Map<String, Object> settings, long version) {
        List<ModuleConfiguration> modules = Arrays.stream(GuildModule.values())
                .map(module -> new ModuleConfiguration(
                        module.word(), false, GuildSchemas.of(module).inEffect(Map.of())))
                .toList();
        return new GuildConfiguration(
                guildId,
                "1",
                "Guildhall Demo",
                GuildSchemas.SETTINGS.inEffect(settings),
                modules,
                Subscription.NONE,
                version);
    }

    private HttpServer listen(int port) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.setExecutor(threads);
            listening.createContext("/", this::answer);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            SideCall call = SideCall.of(exchange, new String(body, StandardCharsets.UTF_8));
            calls.add(call);
            awaitQuietly(standstill);
            Refusal refused = refusal;
            if (away) {
                send(exchange, 503, AWAY);
            } else if (refused != null
                    && !"GET".equals(call.method())
                    && !call.path().startsWith("/internal/effects/")) {
                send(exchange, refused.status(), refused.body());
            } else {
                String answer = data(call);
                beforeAnswering.accept(call);
                send(exchange, 200, answer);
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String data(SideCall call) {
        if (call.path().equals("/internal/log/head")) {
            return success(logHead, head.get());
        }
        if (call.path().equals("/internal/changes")) {
            return success(changes(call.query()), head.get());
        }
        if (RecordedShards.concerns(call)) {
            return success(shards.answer(call), head.get());
        }
        if (RecordedEffects.concerns(call)) {
            return success(effects.answer(call), head.get());
        }
        if (RecordedTickets.concerns(call)) {
            return tickets.isPage(call) ? tickets.page() : success(tickets.answer(call), head.get());
        }
        if (RecordedGiveaways.concerns(call)) {
            return success(giveaways.answer(call), head.get());
        }
        if (RecordedCases.concerns(call)) {
            return success(cases.answer(call), head.get());
        }
        if (RecordedHistory.concerns(call)) {
            return history.answer(call, head.get());
        }
        if (RecordedMusic.concerns(call)) {
            return success(music.answer(call), head.get());
        }
        if (RecordedLevels.concerns(call)) {
            return success(levels.answer(call), head.get());
        }
        if (call.path().contains("/director")) {
            return success(directory.answer(call), head.get());
        }
        if (call.path().endsWith("/change")) {
            return success(Map.of("version", head.get(), "at", moduleChangedAt.toString()), head.get());
        }
        if (call.path().contains("/memberships")) {
            return success(Map.of("recorded", 1), head.get());
        }
        Matcher guild = GUILD.matcher(call.path());
        if (!guild.matches()) {
            throw new IllegalArgumentException(call.path());
        }
        String guildId = guild.group(1);
        if (call.method().equals("GET")) {
            GuildConfiguration configuration =
                    configurations.computeIfAbsent(guildId, id -> configuration(id, Map.of(), head.incrementAndGet()));
            return success(configuration, configuration.version());
        }
        if (call.path().startsWith("/internal")) {
            GrantedAccess access = granted.getOrDefault(guildId, NOTHING_GRANTED);
            return success(guild.group(2) == null ? Map.of("guildId", guildId, "access", access) : access, 1);
        }
        return success(Map.of("guildId", guildId), head.incrementAndGet());
    }

    private ChangedGuilds changes(String query) {
        Matcher asked = SINCE.matcher(query);
        long since = asked.find() ? Long.parseLong(asked.group(1)) : -1;
        synchronized (changes) {
            List<ChangedGuild> newer = since < 0
                    ? List.of()
                    : changes.stream().filter(c -> c.version() > since).toList();
            return new ChangedGuilds(newer, head.get(), false, System.currentTimeMillis());
        }
    }

    private static String success(Object data, long version) {
        return EventJson.writeString(Map.of("success", true, "data", data, "version", version));
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        String type = status < 400 ? "application/json" : "application/problem+json";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
