package dev.guildhall.ops;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** A person's data made unreadable. There is no way back. */
@Command(
        name = "erase",
        description = "Erases a person: the key to what the log says about them is destroyed, for good.")
final class EraseCommand implements Callable<Integer> {
    private final Ops ops;

    @Parameters(paramLabel = "USER_ID", description = "The person's Discord id.")
    private String userId = "";

    @Option(names = "--yes", description = "Do not ask; needed where nobody sits at a terminal.")
    private boolean yes;

    EraseCommand(Ops ops) {
        this.ops = ops;
    }

    @Override
    public Integer call() {
        String reason = ops.requiredReason();
        String question = "Erasing " + userId + " cannot be undone. Type the id again: ";
        if (!yes && !ops.session().confirmed(question, userId)) {
            throw new OpsFailure(ExitCode.USAGE, "Not confirmed, so nothing was done", "Without a terminal say --yes.");
        }
        JsonNode data = ops.api()
                .post("/api/ops/erasures", Json.object().put("userId", userId), reason)
                .data();
        ops.screen().data(data);
        ops.screen().say("Erased: the key of " + userId + " is destroyed.");
        ops.screen().say("Backups that hold it have their own life: see infra/docs/operations.md.");
        return ExitCode.OK;
    }
}
