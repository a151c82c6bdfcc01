package dev.guildhall.ops;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What is to be done in Discord. */
@Command(name = "effects", description = "What is to be done in Discord, and what could not be done.")
final class EffectCommands {
    private static final String EFFECTS = "/api/ops/effects";

    private final Ops ops;

    EffectCommands(Ops ops) {
        this.ops = ops;
    }

    @Command(description = "Those that are not done; parked ones wait for somebody to see to them.")
    int list(
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "pending, claimed, done, parked or discarded.")
                    @Nullable String state,
            @Option(names = "--max", paramLabel = "N", defaultValue = "1000", description = "${DEFAULT-VALUE} at most.")
                    int max) {
        String filter = state == null ? "" : "state=" + Session.encoded(state);
        Listing listing = Listing.read(ops.api(), EFFECTS, filter, max);
        ops.screen().data(listing.items());
        Table table = new Table("ID", "STATE", "GUILD", "ROUND", "ATTEMPTS", "NOT-BEFORE", "CLAIMED-BY", "CAUSE");
        for (JsonNode effect : listing.items()) {
            table.row(
                    Json.text(effect, "effectId"),
                    Json.text(effect, "state"),
                    Json.text(effect, "guildId"),
                    Json.text(effect, "round"),
                    Json.text(effect, "attempts"),
                    Json.text(effect, "notBefore"),
                    Json.text(effect, "claimedBy"),
                    Json.text(effect, "cause"));
        }
        listing.tell(ops.screen(), table);
        return ExitCode.OK;
    }

    @Command(description = "Has a parked one tried again at once, with all its attempts.")
    int retry(@Parameters(paramLabel = "ID", description = "As in the list.") String id) {
        return settle(id, "retry", "is tried again");
    }

    @Command(description = "Gives one up for good.")
    int discard(@Parameters(paramLabel = "ID", description = "As in the list.") String id) {
        return settle(id, "discard", "is given up");
    }

    private int settle(String id, String step, String outcome) {
        Api.Reply reply = ops.api().post(EFFECTS + "/" + Session.encoded(id) + "/" + step, null, ops.reason());
        ops.screen().data(reply.data());
        ops.screen().say(id + " " + outcome);
        return ExitCode.OK;
    }
}
