package dev.guildhall.query.directory;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.Standing;
import dev.guildhall.events.wire.GuildDirectory.Told;
import dev.guildhall.events.wire.GuildMembers;
import dev.guildhall.query.guild.GuildReading;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the bot tells what Discord knows, and the other sides ask it. For services only, see the door. */
@RestController
@RequestMapping("/internal")
public final class TellingRoutes {
    private final GuildReading reading;
    private final Skeletons skeletons;
    private final Members members;

    TellingRoutes(GuildReading reading, Skeletons skeletons, Members members) {
        this.reading = reading;
        this.skeletons = skeletons;
        this.members = members;
    }

    @GetMapping("/guilds/{guildId}/directory")
    Answer<GuildDirectory> directory(Asker asker, @PathVariable String guildId) {
        reading.read(asker, guildId, null);
        return Answer.of(skeletons.find(guildId).orElseThrow(DirectoryRoutes::untold));
    }

    @PutMapping("/guilds/{guildId}/directory")
    Answer<Told> tell(@PathVariable String guildId, @RequestBody GuildDirectory directory) {
        TellingBounds.check(directory);
        return Answer.of(skeletons.tell(guildId, directory).orElseThrow(TellingRoutes::unknown));
    }

    @PostMapping("/guilds/{guildId}/directory/passes")
    Answer<Map<String, Long>> begin(@PathVariable String guildId) {
        return Answer.of(Map.of("pass", members.begin(guildId).orElseThrow(TellingRoutes::unknown)));
    }

    @PutMapping("/guilds/{guildId}/directory/members")
    Answer<Map<String, Boolean>> tell(@PathVariable String guildId, @RequestBody GuildMembers.Range range) {
        TellingBounds.check(range);
        return Answer.of(Map.of("taken", members.tell(guildId, range)));
    }

    @PostMapping("/guilds/{guildId}/directory/members")
    Answer<Map<String, Boolean>> tell(@PathVariable String guildId, @RequestBody GuildMembers.Changes changes) {
        TellingBounds.check(changes);
        return Answer.of(Map.of("taken", members.tell(guildId, changes)));
    }

    /** What is held of these guilds, so that the bot finds out what has to be told anew. */
    @PostMapping("/directories")
    Answer<List<Standing>> standing(@RequestBody List<String> guildIds) {
        TellingBounds.check(guildIds);
        return Answer.of(skeletons.standing(guildIds));
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "The bot is not known to be in this guild");
    }
}
