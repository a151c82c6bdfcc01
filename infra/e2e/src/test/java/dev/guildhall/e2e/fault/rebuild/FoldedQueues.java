package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What members want to hear. */
final class FoldedQueues implements FoldedView {
    private final FoldedTable queues =
            new FoldedTable("music_queue", "guild_id", "tracks", "votes", "volume", "version");

    @Override
    public List<FoldedTable> tables() {
        return List.of(queues);
    }

    @Override
    public void follow(StoredEvent event) {
        if (!event.type().startsWith("music.")) {
            return;
        }
        ObjectNode row = queues.row(event.guildId());
        if (row.path("guild_id").isNull()) {
            row.put("guild_id", event.guildId()).put("votes", 0).putArray("tracks");
        }
        ArrayNode tracks = (ArrayNode) row.path("tracks");
        JsonNode first = tracks.path(0).path("number");
        switch (event.type()) {
            case "music.TrackRequested" ->
                tracks.add(event.copy(List.of("number", "userId", "requestedAtMillis"))
                        .put("textAt", event.position()));
            case "music.TrackRemoved", "music.TrackSkipped" -> tracks.remove(place(tracks, event));
            case "music.TrackMoved" -> {
                JsonNode track = tracks.remove(place(tracks, event));
                tracks.insert(Math.min(event.payload().path("place").asInt() - 1, tracks.size()), track);
            }
            case "music.QueueCleared" -> tracks.removeAll();
            case "music.SkipVoted" -> row.put("votes", row.path("votes").asInt() + 1);
            case "music.VolumeSet" -> row.set("volume", event.value("volume"));
            default -> throw event.unknown();
        }
        // Votes are about the first track, whichever that is.
        if (!first.equals(tracks.path(0).path("number"))) {
            row.put("votes", 0);
        }
        row.put("version", event.position());
    }

    private static int place(ArrayNode tracks, StoredEvent event) {
        for (int i = 0; i < tracks.size(); i++) {
            if (tracks.path(i).path("number").equals(event.value("number"))) {
                return i;
            }
        }
        throw new IllegalStateException("No such track in the queue at " + event.position());
    }
}
