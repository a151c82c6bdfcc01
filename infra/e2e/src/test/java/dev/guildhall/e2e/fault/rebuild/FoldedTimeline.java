package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** By which terms events are found, and who set which field. */
final class FoldedTimeline implements FoldedView {
    /** What goes on all the time is found by few terms. */
    private static final Set<String> ROUTINE = Set.of(
            "giveaway.Entered",
            "giveaway.EntryWithdrawn",
            "giveaway.MessagePosted",
            "giveaway.Announced",
            "leveling.XpEarned",
            "leveling.Delivered",
            "member.Joined",
            "member.Left",
            "moderation.ActionCarriedOut",
            "music.SkipVoted",
            "music.TrackRequested",
            "music.TrackSkipped",
            "permission.RoleGained",
            "permission.RoleLost",
            "ticket.CardPosted",
            "ticket.ChannelCreated",
            "ticket.ChannelRemoved",
            "ticket.MessageDeleted",
            "ticket.MessageEdited",
            "ticket.MessageWritten",
            "ticket.PanelPosted",
            "ticket.RemovalDue",
            "ticket.TranscriptDelivered");

    private static final Map<String, String> MODULES = Map.of("ticket", "tickets", "member", "welcome");

    private static final List<String> CONFIGURATION =
            List.of("/name", "/ownerId", "/present", "/settings/", "/modules/", "/subscription/", "/access/");

    private final FoldedFields fields = new FoldedFields();
    private final FoldedWords words = new FoldedWords();
    private final FoldedTable terms = new FoldedTable("timeline_term", "guild_id", "term", "position");
    private final FoldedTable setters = new FoldedTable("timeline_field", "guild_id", "path", "position");
    private final FoldedTable before = new FoldedTable("timeline_before", "position", "fields");

    @Override
    public List<FoldedTable> tables() {
        return List.of(terms, setters, before);
    }

    @Override
    public void follow(StoredEvent event) {
        List<FoldedFields.Field> all = fields.of(event);
        for (String term : terms(event, all)) {
            terms.row(event.position() + " " + term)
                    .put("guild_id", event.guildId())
                    .put("term", term)
                    .put("position", event.position());
        }
        all.stream()
                .filter(field -> !field.said() || CONFIGURATION.stream().anyMatch(field.path()::startsWith))
                .forEach(field -> set(field, event));
    }

    private void set(FoldedFields.Field field, StoredEvent event) {
        String key = event.guildId() + " " + field.path();
        Optional<ObjectNode> last = setters.find(key);
        if (last.isPresent() && !field.said()) {
            ObjectNode row = before.row(Long.toString(event.position())).put("position", event.position());
            row.withObjectProperty("fields").set(field.path(), last.get().path("position"));
        }
        setters.row(key)
                .put("guild_id", event.guildId())
                .put("path", field.path())
                .put("position", event.position());
    }

    private Set<String> terms(StoredEvent event, List<FoldedFields.Field> all) {
        String type = event.type();
        String actor = event.metadata().path("actorId").asText("");
        String correlation = event.metadata().path("correlationId").asText("");
        Set<String> found = new TreeSet<>(Set.of("+", "type:" + type));
        if (!actor.isEmpty()) {
            found.add("type:" + type + " " + actor);
        }
        if (!correlation.isEmpty()) {
            found.add("because:" + correlation);
        }
        subject(event).ifPresent(subject -> found.add("about:" + subject));
        if (!ROUTINE.contains(type)) {
            String feature = type.substring(0, type.indexOf('.'));
            String module = feature.equals("module") ? event.text("module") : MODULES.getOrDefault(feature, feature);
            found.addAll(Set.of("*", "module:" + module));
            if (!actor.isEmpty()) {
                found.addAll(Set.of("actor:" + actor, "module:" + module + " " + actor));
            }
            words.of(event, all).forEach(word -> found.add("word:" + word));
        }
        return found;
    }

    /** None where there are too many events of one. */
    private static Optional<String> subject(StoredEvent event) {
        return switch (event.type()) {
            case "giveaway.Entered", "giveaway.EntryWithdrawn" -> Optional.empty();
            case "ticket.MessageWritten", "ticket.MessageEdited", "ticket.MessageDeleted" -> Optional.empty();
            case "moderation.CaseOpened", "moderation.CaseRevoked", "member.Joined", "member.Left" ->
                Optional.of("member:" + event.text("userId"));
            default ->
                event.payload().has("giveawayId")
                        ? Optional.of("giveaway:" + event.text("giveawayId"))
                        : Optional.of(event.text("ticketId"))
                                .filter(id -> !id.isEmpty())
                                .map("ticket:"::concat);
        };
    }
}
