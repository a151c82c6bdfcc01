package dev.guildhall.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.door.token.InvalidToken;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.ChangedGuilds;
import dev.guildhall.events.wire.ChangedGuilds.ChangedGuild;
import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.events.wire.GuildConfiguration;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import dev.guildhall.events.wire.GuildContent;
import dev.guildhall.events.wire.GuildDirectory.Standing;
import dev.guildhall.events.wire.Subscription;
import dev.guildhall.testkit.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/** The query side's routes over HTTP, answering from a log that the test writes, and recording who asked what. */
public final class RecordingQuerySide implements AutoCloseable {
    private final int port = FreePorts.next();
    private final AccessTokens tokens;
    private final Map<String, Set<String>> guildsByUser = new ConcurrentHashMap<>();
    private final Map<String, GuildConfiguration> configurations = new ConcurrentHashMap<>();
    private final Map<String, Long> directories = new ConcurrentHashMap<>();
    private final List<LoggedChange> log = new ArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    /** To how many questions for changes; the others are refused, as by a side that is starting. */
    private int answers = Integer.MAX_VALUE;

    private final AtomicReference<Runnable> afterReview = new AtomicReference<>(() -> {});
    private @Nullable HttpServer server;

    private record LoggedChange(
            long position, String guildId, @Nullable String part) {}

    RecordingQuerySide(AccessTokens tokens) {
        this.tokens = tokens;
        start();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** All requests so far, path and query. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** From now on so many questions for changes are answered, and then none: nothing more is caught up with. */
    public synchronized void answerChanges(int times) {
        answers = times;
    }

    public synchronized boolean answersNoMore() {
        return answers == 0;
    }

    /** That of the last change. */
    public synchronized long position() {
        return log.size();
    }

    /** Done once, as soon as somebody was told what several users may see. */
    public void afterNextReview(Runnable action) {
        afterReview.set(action);
    }

    public void allow(String userId, String... guildIds) {
        guildsByUser.put(userId, Set.of(guildIds));
    }

    /** A channel or a role of the guild came, changed or went. Nothing is held of guilds of which that was never said. */
    public void changeDirectory(String guildId) {
        directories.merge(guildId, 1L, Long::sum);
    }

    /** @return the new version */
    public synchronized long changeSettings(String guildId, Map<String, @Nullable Object> settings) {
        GuildConfiguration before = configuration(guildId);
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(before.settings());
        merged.putAll(settings);
        return store(before, merged, before.modules(), "settings");
    }

    /** @return the new version */
    public synchronized long toggle(String guildId, String module, boolean enabled) {
        GuildConfiguration before = configuration(guildId);
        List<ModuleConfiguration> modules = before.modules().stream()
                .map(m -> m.name().equals(module) ? new ModuleConfiguration(module, enabled, m.config()) : m)
                .toList();
        return store(before, before.settings(), modules, module);
    }

    /** @return the new version */
    public synchronized long rejoin(String guildId) {
        GuildConfiguration before = configuration(guildId);
        return store(before, before.settings(), before.modules(), null);
    }

    /** Something became of one of them in the guild. @return the position of that */
    public synchronized long change(String guildId, GuildContent content) {
        long position = log.size() + 1L;
        log.add(new LoggedChange(position, guildId, content.word()));
        return position;
    }

    private synchronized long version(String guildId, String collection) {
        String part = Arrays.stream(GuildContent.values())
                .filter(content -> content.collection().equals(collection))
                .map(GuildContent::word)
                .findFirst()
                .orElse("");
        return log.stream()
                .filter(change -> change.guildId().equals(guildId) && part.equals(change.part()))
                .mapToLong(LoggedChange::position)
                .max()
                .orElse(0);
    }

    public synchronized GuildConfiguration configuration(String guildId) {
        return configurations.computeIfAbsent(
                guildId,
                id -> new GuildConfiguration(
                        id,
                        "1",
                        "Guild " + id,
                        new LinkedHashMap<>(Map.of("prefix", "!", "locale", "en")),
                        Arrays.stream(GuildModule.values())
                                .map(m -> new ModuleConfiguration(m.word(), false, Map.of()))
                                .toList(),
                        Subscription.NONE,
                        0));
    }

    private long store(
            GuildConfiguration before,
            Map<String, @Nullable Object> settings,
            List<ModuleConfiguration> modules,
            @Nullable String part) {
        long position = log.size() + 1L;
        configurations.put(
                before.guildId(),
                new GuildConfiguration(
                        before.guildId(),
                        before.ownerId(),
                        before.name(),
                        settings,
                        modules,
                        before.subscription(),
                        position));
        log.add(new LoggedChange(position, before.guildId(), part));
        return position;
    }

    public synchronized void start() {
        try {
            HttpServer fresh = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
            fresh.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            fresh.createContext("/", this::serve);
            fresh.start();
            server = fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void serve(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        boolean known = isService(exchange);
        byte[] question = exchange.getRequestBody().readAllBytes();
        Object data = known ? answer(exchange.getRequestURI(), question) : null;
        byte[] body = EventJson.write(data == null ? Map.of("success", false) : data);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(!known ? 401 : data == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        if (exchange.getRequestURI().getPath().equals("/internal/access")) {
            afterReview.getAndSet(() -> {}).run();
        }
    }

    private boolean isService(HttpExchange exchange) {
        try {
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            return header != null
                    && tokens.verify(header.substring("Bearer ".length())).isService();
        } catch (InvalidToken e) {
            return false;
        }
    }

    private @Nullable Object answer(URI uri, byte[] question) {
        if (question.length == 0) {
            return answer(uri);
        }
        return answer(uri.getPath().endsWith("directories") ? standings(question) : accesses(question), null);
    }

    private List<Standing> standings(byte[] question) {
        return EventJson.mapper()
                .readTree(question)
                .valueStream()
                .map(guild -> new Standing(guild.asString(), directories.get(guild.asString()), false))
                .toList();
    }

    private @Nullable Object answer(URI uri) {
        UriComponents asked = UriComponentsBuilder.fromUri(uri).build();
        List<String> path = asked.getPathSegments();
        return switch (path.get(0) + "/" + path.get(1)) {
            case "internal/changes" -> {
                ChangedGuilds changed =
                        changes(Long.parseLong(asked.getQueryParams().getFirst("since")));
                yield changed == null ? null : answer(changed, null);
            }
            case "internal/access" -> answer(access(path.get(2)), null);
            case "api/guilds" -> {
                if (path.size() > 3) {
                    yield answer(List.of(), version(path.get(2), path.get(3)));
                }
                GuildConfiguration guild = configuration(path.get(2));
                yield answer(guild, guild.version());
            }
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> answer(Object data, @Nullable Long version) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("data", data);
        if (version != null) {
            body.put("version", version);
        }
        return body;
    }

    /** One entry for each part, with the version of its last change, oldest first. */
    private synchronized @Nullable ChangedGuilds changes(long since) {
        if (answers == 0) {
            return null;
        }
        answers -= answers == Integer.MAX_VALUE ? 0 : 1;
        Map<String, ChangedGuild> last = new LinkedHashMap<>();
        for (LoggedChange change : since < 0 ? List.<LoggedChange>of() : log) {
            if (change.position() > since) {
                List<String> parts = change.part() == null ? List.of() : List.of(change.part());
                String key = change.guildId() + parts;
                last.remove(key);
                last.put(key, new ChangedGuild(change.guildId(), change.position(), parts.isEmpty(), parts));
            }
        }
        return new ChangedGuilds(List.copyOf(last.values()), log.size(), false, System.currentTimeMillis());
    }

    private List<GuildAccess> accesses(byte[] question) {
        return EventJson.mapper()
                .readTree(question)
                .path("userIds")
                .valueStream()
                .map(user -> access(user.asString()))
                .toList();
    }

    private GuildAccess access(String userId) {
        return new GuildAccess(
                userId,
                guildsByUser.getOrDefault(userId, Set.of()).stream()
                        .map(id -> new GuildAccess.Entry(id, "Guild " + id, "administrator"))
                        .toList());
    }
}
