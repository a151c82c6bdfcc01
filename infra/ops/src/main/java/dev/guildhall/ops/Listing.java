package dev.guildhall.ops;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * A list of the API, over as many pages as it takes.
 *
 * @param more whether there are more than were asked for
 */
record Listing(ArrayNode items, boolean more) {
    /**
     * @param filter of the query, encoded, without question mark; may be empty
     * @param max how many at most
     */
    static Listing read(Api api, String path, String filter, int max) {
        ArrayNode items = Json.object().putArray("items");
        Optional<String> after = Optional.empty();
        do {
            String page = after.map(next -> "after=" + Session.encoded(next)).orElse("");
            String query = filter.isEmpty() || page.isEmpty() ? filter + page : filter + "&" + page;
            Api.Reply reply = api.get(query.isEmpty() ? path : path + "?" + query);
            for (JsonNode item : reply.data()) {
                if (items.size() == max) {
                    return new Listing(items, true);
                }
                items.add(item);
            }
            after = reply.next();
        } while (after.isPresent());
        return new Listing(items, false);
    }

    /** This one, and another behind it. */
    Listing and(Listing other) {
        ArrayNode both = items.deepCopy();
        both.addAll(other.items);
        return new Listing(both, more || other.more);
    }

    /** The table, or that there is nothing to tell. */
    void tell(Screen screen, Table table) {
        if (items.isEmpty()) {
            screen.say("None.");
            return;
        }
        screen.say(table);
        if (more) {
            screen.say("... and more.");
        }
    }
}
