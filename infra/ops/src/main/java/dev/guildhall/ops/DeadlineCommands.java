package dev.guildhall.ops;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What is to be decided at a certain time. */
@Command(name = "deadlines", description = "What is to be decided at a certain time.")
final class DeadlineCommands {
    private final Ops ops;

    DeadlineCommands(Ops ops) {
        this.ops = ops;
    }

    @Command(description = "The earliest first.")
    int list(
            @Option(names = "--overdue", description = "Only those whose time has come.") boolean overdue,
            @Option(
                            names = "--max",
                            paramLabel = "N",
                            defaultValue = "200",
                            description = "${DEFAULT-VALUE}; up to 1000.")
                    int max) {
        String filter = "limit=" + max + (overdue ? "&overdue=true" : "");
        Listing listing = Listing.read(ops.api(), "/api/ops/deadlines", filter, max);
        ops.screen().data(listing.items());
        Table table = new Table("DUE", "KIND", "OF", "GUILD", "OVERDUE", "FAILURES", "NEXT-ATTEMPT");
        for (JsonNode deadline : listing.items()) {
            table.row(
                    Json.text(deadline, "dueAt"),
                    Json.text(deadline, "kind"),
                    Json.text(deadline, "aggregateId"),
                    Json.text(deadline, "guildId"),
                    deadline.path("overdue").asBoolean() ? "yes" : "no",
                    Json.text(deadline, "failures"),
                    Json.text(deadline, "attemptAt"));
        }
        listing.tell(ops.screen(), table);
        return ExitCode.OK;
    }
}
