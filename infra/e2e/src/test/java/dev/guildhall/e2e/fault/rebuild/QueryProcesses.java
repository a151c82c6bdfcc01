package dev.guildhall.e2e.fault.rebuild;

import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.Http;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.ProcessBeside;
import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.Tokens;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two query sides, of which one at a time is killed. Thread-safe. */
final class QueryProcesses {
    private final FourProcesses installation;
    private final ProcessBeside second;

    QueryProcesses(FourProcesses installation, ProcessBeside second) {
        this.installation = installation;
        this.second = second;
    }

    List<String> urls() {
        return List.of(installation.queryUrl(), second.url());
    }

    /** Empty when that one does not answer, or cannot now. */
    static Optional<Answer> ask(String url, String path, String userId) {
        try {
            Answer answer =
                    Http.send("GET", url + path, Map.of("Authorization", "Bearer " + Tokens.valid(userId)), null);
            return answer.status() >= 500 ? Optional.empty() : Optional.of(answer);
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** From whichever answers. */
    Optional<Answer> ask(String path, String userId) {
        return urls().stream().flatMap(url -> ask(url, path, userId).stream()).findFirst();
    }

    /** Returns when there is another one in its place, and ready. */
    void killAndStartAgain(boolean first) {
        if (first) {
            installation.process(Program.QUERY_SIDE).kill();
            installation.startAgain(Program.QUERY_SIDE);
        } else {
            second.process().kill();
            second.startAgain();
        }
    }
}
