package dev.guildhall.query.permission;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.events.wire.GuildAccess;
import dev.guildhall.query.configuration.ViewProgress;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** For the other sides only; the door lets nobody else in. */
@RestController
public final class AccessRoutes {
    /** Users asked about at once. */
    static final int MAX_USERS = 200;

    private final VisibleGuilds visible;
    private final ViewProgress progress;
    private final AccessValues values;

    AccessRoutes(VisibleGuilds visible, ViewProgress progress, AccessValues values) {
        this.visible = visible;
        this.progress = progress;
        this.values = values;
    }

    @GetMapping("/internal/access/{userId}")
    Answer<GuildAccess> access(@PathVariable String userId) {
        long reached = progress.watermark();
        values.asked(userId);
        return Answer.of(new GuildAccess(userId, visible.to(userId)), reached);
    }

    record Question(List<String> userIds) {}

    /** About several users at once, for those who look from time to time whether anything was missed. */
    @PostMapping(path = "/internal/access", consumes = "application/json")
    Answer<List<GuildAccess>> access(@RequestBody Question question) {
        if (question.userIds().size() > MAX_USERS) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "'userIds' must be at most %d".formatted(MAX_USERS));
        }
        long reached = progress.watermark();
        return Answer.list(
                visible.to(question.userIds()).entrySet().stream()
                        .map(user -> new GuildAccess(user.getKey(), user.getValue()))
                        .toList(),
                reached,
                null);
    }
}
