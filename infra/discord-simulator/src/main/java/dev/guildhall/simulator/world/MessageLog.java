package dev.guildhall.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages of one channel, oldest first; the oldest give way, ephemeral ones before others. Confined to the world's thread. */
public final class MessageLog {
    /** Messages kept per channel. */
    public static final int MAX_MESSAGES = 1_000;

    /** How long a repeated nonce finds the message that it made; Discord says "a few minutes". */
    public static final Duration NONCE_WINDOW = Duration.ofMinutes(5);

    private final Map<String, Message> byId = new LinkedHashMap<>();
    private @Nullable String lastId;

    void add(Message message) {
        byId.put(message.id(), message);
        if (message.ephemeralFor() == null) {
            lastId = message.id();
        }
        if (byId.size() > MAX_MESSAGES) {
            byId.remove(dispensable().id());
        }
    }

    /** The oldest that one member alone can read, as Discord keeps none of these; else the oldest. */
    private Message dispensable() {
        return byId.values().stream()
                .filter(Message::ephemeral)
                .findFirst()
                .orElseGet(() -> byId.values().iterator().next());
    }

    void remove(String messageId) {
        byId.remove(messageId);
    }

    public @Nullable String lastId() {
        return lastId;
    }

    public Optional<Message> find(String messageId) {
        return Optional.ofNullable(byId.get(messageId));
    }

    /** The author's message with that nonce, if it is young enough to be de-duplicated against. */
    public Optional<Message> findByNonce(String authorId, String nonce, Instant now) {
        Instant since = now.minus(NONCE_WINDOW);
        return byId.values().stream()
                .filter(message -> nonce.equals(message.nonce())
                        && message.authorId().equals(authorId)
                        && message.createdAt().isAfter(since))
                .reduce((earlier, later) -> later);
    }

    /** Everything kept, oldest first, ephemeral replies included. */
    public List<Message> all() {
        return List.copyOf(byId.values());
    }

    /** What everybody in the channel can read before that id, newest first: the newest of it. */
    public List<Message> before(long id, int limit) {
        List<Message> newestFirst = new ArrayList<>(byId.values()).reversed();
        return newestFirst.stream()
                .filter(message -> message.ephemeralFor() == null && Long.parseLong(message.id()) < id)
                .limit(limit)
                .toList();
    }

    /** What everybody in the channel can read after that id, newest first: the oldest of it. */
    public List<Message> after(long id, int limit) {
        return byId.values().stream()
                .filter(message -> message.ephemeralFor() == null && Long.parseLong(message.id()) > id)
                .limit(limit)
                .toList()
                .reversed();
    }
}
