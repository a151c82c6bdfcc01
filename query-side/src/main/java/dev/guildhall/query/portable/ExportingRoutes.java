package dev.guildhall.query.portable;

import dev.guildhall.door.SharedClock;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.events.portable.PortableConfiguration;
import dev.guildhall.events.portable.PortableConfiguration.PortableModule;
import dev.guildhall.events.portable.PortableConfiguration.SourceGuild;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.directory.DirectoryRoutes;
import dev.guildhall.query.directory.Skeletons;
import dev.guildhall.query.guild.GuildReading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A guild's settings and modules as a document, with what its ids are called where it comes from. */
@RestController
public final class ExportingRoutes {
    private final GuildReading reading;
    private final Skeletons directories;
    private final SharedClock clock;

    ExportingRoutes(GuildReading reading, Skeletons directories, SharedClock clock) {
        this.reading = reading;
        this.directories = directories;
        this.clock = clock;
    }

    /** 503 while nobody knows what the ids in it are called: nobody could take it anywhere. */
    @GetMapping({"/api/guilds/{guildId}/export", "/api/panel/guilds/{guildId}/export"})
    ResponseEntity<Answer<PortableConfiguration>> export(
            Asker asker,
            @PathVariable String guildId,
            @RequestParam(name = "atLeast", required = false) @Nullable String version) {
        GuildView view = reading.read(asker, guildId, version);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        PortableConfiguration document = document(view, now, null);
        if (!document.references().isEmpty()) {
            document = document(view, now, directories.find(guildId).orElseThrow(DirectoryRoutes::untold));
        }
        return Answer.of(document, view.version()).entity();
    }

    private static PortableConfiguration document(GuildView view, Instant now, @Nullable GuildDirectory directory) {
        Map<String, PortableModule> modules = new LinkedHashMap<>();
        view.modules()
                .forEach((word, choice) ->
                        modules.put(word, new PortableModule(choice.enabled(), new LinkedHashMap<>(choice.config()))));
        return PortableConfiguration.of(
                new SourceGuild(view.guildId(), view.name()), view.version(), now, view.settings(), modules, directory);
    }
}
