package dev.guildhall.benchmarks.giveaway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.benchmarks.Address;
import dev.guildhall.benchmarks.commands.CommandStack;
import dev.guildhall.benchmarks.panel.Admin;
import dev.guildhall.benchmarks.panel.Guildhall;
import dev.guildhall.benchmarks.panel.Json;
import dev.guildhall.command.dispatch.AggregateCache;
import dev.guildhall.command.dispatch.WeighedRepository;
import dev.guildhall.command.giveaway.Giveaway;
import dev.guildhall.door.token.AccessTokens;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.giveaway.GiveawayEntered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.core.ParameterizedTypeReference;

/** Giveaways of one guild, filled by another process that writes to the same log, and used over HTTP. Thread-safe. */
final class LargeGiveaways implements AutoCloseable {
    /** Only this benchmark and the program that it starts know it. */
    static final String SECRET = "of-a-benchmark-that-nobody-else-can-talk-to-0123456789";

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int AT_ONCE = 500;

    /** References that are cleared in one go let go of more in the next. */
    private static final int COLLECTIONS = 3;

    /** Its creation, its start and its card are in the log before. */
    private static final int FIRST_SEQUENCE = 3;

    private static final long FIRST_MEMBER = 1_480_000_000_000_000_000L;
    private static final long LATER_MEMBERS = 1_000_000_000_000L;

    private final Guildhall guildhall;
    private final Admin owner;
    private final String channelId;
    private final String service =
            "Bearer " + new AccessTokens(SECRET, Clock.systemUTC(), Duration.ZERO).issueForService("bot-adapter");
    private final CommandStack other;
    private final WeighedRepository<Giveaway> loaded;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    LargeGiveaways(Guildhall guildhall, Address address) {
        this.guildhall = guildhall;
        this.owner = guildhall.admins(1).getFirst();
        this.channelId = firstChannel();
        this.other = new CommandStack(address);
        this.loaded = other.bean(new ParameterizedTypeReference<WeighedRepository<Giveaway>>() {});
        steer("PATCH", "/modules/giveaway", "{\"enabled\":true}");
    }

    /** Once the bot has told of it. */
    private String firstChannel() {
        String path = guildhall.httpUrl() + "/api/discord/guilds/" + owner.guildId() + "/channels";
        return Awaitility.await()
                .atMost(TIMEOUT)
                .until(
                        () -> Json.parse(Json.text(path, owner.token()))
                                .path("data")
                                .path("text")
                                .path(0)
                                .path("id")
                                .asText(),
                        id -> !id.isEmpty());
    }

    /** The id of a giveaway that so many take part in already, of which the program knows by the log. */
    String filled(int entries) {
        String id = steer("POST", "/giveaways", """
                {"prize": "A benchmark", "channelId": "%s", "durationSeconds": 86400}""".formatted(channelId))
                .path("data")
                .path("id")
                .asText();
        Awaitility.await()
                .atMost(TIMEOUT)
                .until(() -> !Json.parse(Json.text(
                                guildhall.httpUrl() + "/api/guilds/" + owner.guildId() + "/giveaways/" + id,
                                owner.token()))
                        .at("/data/messageId")
                        .asText("")
                        .isEmpty());
        for (int from = 0; from < entries; from += AT_ONCE) {
            store(id, from, Math.min(entries, from + AT_ONCE));
        }
        return id;
    }

    private void store(String id, int from, int to) {
        List<DomainEventMessage<?>> events = IntStream.range(from, to)
                .<DomainEventMessage<?>>mapToObj(i -> new GenericDomainEventMessage<>(
                        "Giveaway",
                        AggregateIds.giveaway(id),
                        FIRST_SEQUENCE + i,
                        new GiveawayEntered(owner.guildId(), id, Long.toString(FIRST_MEMBER + i), 1),
                        Map.of("guildId", owner.guildId())))
                .toList();
        other.bean(EventStore.class).publish(events);
    }

    /** One who was not in is in. @return how many are */
    int enter(String id, int number) {
        String body = """
                {"userId": "%s", "roleIds": [], "accountCreatedAt": "2020-01-01T00:00:00Z", "joinedAt": "2021-01-01T00:00:00Z"}""".formatted(member(number));
        return send("POST", entries(id), service, body).at("/data/entries").asInt();
    }

    /** What the giveaway takes of this process's heap once it is loaded here. */
    double heapBytes(String id) {
        String aggregateId = AggregateIds.giveaway(id);
        double before = living();
        DefaultUnitOfWork.startAndGet(null)
                .executeWithResult(() -> loaded.load(aggregateId).invoke(Giveaway::hashCode));
        double bytes = living() - before;
        other.bean(AggregateCache.class).remove(aggregateId);
        return bytes;
    }

    private static double living() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }

    void leave(String id, int number) {
        send("DELETE", entries(id) + "/" + member(number), service, "");
    }

    /** @return who won */
    JsonNode end(String id) {
        return steer("POST", "/giveaways/" + id + "/end", "{}").at("/data/winners");
    }

    private static String member(int number) {
        return Long.toString(FIRST_MEMBER + LATER_MEMBERS + number);
    }

    private String entries(String id) {
        return guildhall.httpUrl() + "/internal/guilds/" + owner.guildId() + "/giveaways/" + id + "/entries";
    }

    private JsonNode steer(String method, String path, String body) {
        String url = guildhall.httpUrl() + "/api/guilds/" + owner.guildId() + path;
        return send(method, url, "Bearer " + owner.token(), body);
    }

    private JsonNode send(String method, String url, String token, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + url + ": " + answer.statusCode() + " " + answer.body());
            }
            return Json.parse(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        other.close();
    }
}
