package dev.guildhall.bot.bench;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the sides would say about tickets: whatever a test put here, and what it was told. */
public final class RecordedTickets {
    public static final String ID = "01JD8ZK4M7Q2W5X9Y0ABCDEFGH";

    private static final Pattern ROUTE = Pattern.compile(".*/ticket(?:s|-panels)(?:/([^/]+)(/.*)?)?");
    private static final Pattern STATUS = Pattern.compile("status=([A-Z]+)");

    /** Tickets by id. */
    private final Map<String, Map<String, @Nullable Object>> tickets = new ConcurrentHashMap<>();

    /** What is known of each ticket's messages, by their ids. */
    private final Map<String, Map<String, String>> messages = new TreeMap<>();

    private volatile String page = "<!doctype html><title>Transcript</title>";

    /** An open ticket with the least that there must be. */
    public static Map<String, @Nullable Object> ticket(String id, int number, String subject) {
        Map<String, @Nullable Object> ticket = new LinkedHashMap<>();
        ticket.put("id", id);
        ticket.put("number", number);
        ticket.put("subject", subject);
        ticket.put("status", "OPEN");
        ticket.put("openerId", Discord.MAX);
        ticket.put("participants", List.of());
        ticket.put("createdAt", Instant.now().toString());
        ticket.put("round", 0);
        ticket.put("closing", 0);
        ticket.put(
                "terms",
                Map.of(
                        "supportRoleIds",
                        List.of(Discord.SUPPORT_ROLE),
                        "namePattern",
                        "ticket-{number}",
                        "welcomeText",
                        "",
                        "autoCloseHours",
                        0));
        return ticket;
    }

    /** There is such a one from now on. */
    public void put(Map<String, @Nullable Object> ticket) {
        tickets.put(String.valueOf(ticket.get("id")), ticket);
    }

    /** There are none any more. */
    public void clear() {
        tickets.clear();
        synchronized (messages) {
            messages.clear();
        }
    }

    /** The text of each of the ticket's messages that is known and not gone, by its id. */
    public Map<String, String> messages(String ticketId) {
        synchronized (messages) {
            return new TreeMap<>(messages.getOrDefault(ticketId, Map.of()));
        }
    }

    static boolean concerns(SideCall call) {
        return call.path().contains("/tickets") || call.path().contains("/ticket-panels");
    }

    boolean isPage(SideCall call) {
        return call.path().endsWith("/transcript") && call.query().contains("format=html");
    }

    String page() {
        return page;
    }

    public void page(String html) {
        page = html;
    }

    Object answer(SideCall call) {
        Matcher route = ROUTE.matcher(call.path());
        if (!route.matches()) {
            throw new IllegalArgumentException(call.path());
        }
        String id = route.group(1);
        String rest = String.valueOf(route.group(2));
        if (id == null) {
            return call.method().equals("GET") ? list(call) : opened(call.json());
        }
        if (rest.startsWith("/deliver")) {
            return Map.of("recorded", true);
        }
        if (rest.equals("/messages")) {
            return told(id, call.json());
        }
        if (rest.equals("/transcript")) {
            return Map.of("ticket", Map.of("id", id), "messages", List.of());
        }
        return tickets.getOrDefault(id, ticket(id, 1, "help"));
    }

    private List<Map<String, @Nullable Object>> list(SideCall call) {
        Matcher status = STATUS.matcher(call.query());
        String wanted = status.find() ? status.group(1) : "";
        return tickets.values().stream()
                .filter(ticket -> wanted.equals(ticket.get("status")))
                .toList();
    }

    private Map<String, @Nullable Object> opened(JsonNode body) {
        return tickets.getOrDefault(ID, ticket(ID, 1, body.path("subject").asString()));
    }

    private Map<String, Object> told(String ticketId, JsonNode body) {
        synchronized (messages) {
            Map<String, String> known = messages.computeIfAbsent(ticketId, id -> new TreeMap<>());
            JsonNode range = body.path("range");
            if (range.isObject()) {
                long after = Long.parseUnsignedLong(range.path("after").asString());
                long through = Long.parseUnsignedLong(range.path("through").asString());
                known.keySet().removeIf(id -> {
                    long at = Long.parseUnsignedLong(id);
                    return at > after && at <= through;
                });
            }
            body.path("messages")
                    .forEach(message -> known.put(
                            message.path("messageId").asString(),
                            message.path("text").asString()));
            body.path("deleted").forEach(id -> known.remove(id.asString()));
            return Map.of("messages", known.size(), "written", 0, "edited", 0, "deleted", 0);
        }
    }
}
