package dev.guildhall.query.modules;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.guild.GuildReading;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Since when a module is as it is; for services only, see the door. */
@RestController
public final class ModuleChangeRoutes {
    private final GuildReading reading;
    private final LogReader log;

    ModuleChangeRoutes(GuildReading reading, LogReader log) {
        this.reading = reading;
        this.log = log;
    }

    /**
     * The last change of a module.
     *
     * @param at by the data base's clock
     */
    record ModuleChange(long version, Instant at) {}

    /** 404 where nobody ever changed it. */
    @GetMapping("/internal/guilds/{guildId}/modules/{module}/change")
    Answer<ModuleChange> change(Asker asker, @PathVariable String guildId, @PathVariable String module) {
        GuildView view = reading.read(asker, guildId, null);
        return GuildModule.of(module)
                .flatMap(known -> Optional.ofNullable(view.partVersions().get(ConfigPart.of(known))))
                .flatMap(this::at)
                .map(change -> Answer.of(change))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "Nobody has changed that module"));
    }

    private Optional<ModuleChange> at(long position) {
        return log.after(position - 1, 1).stream()
                .findFirst()
                .map(event -> new ModuleChange(position, event.recordedAt()));
    }
}
