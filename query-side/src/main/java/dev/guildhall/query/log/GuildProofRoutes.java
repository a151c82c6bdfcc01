package dev.guildhall.query.log;

import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.query.guild.GuildReading;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** For whoever may read a guild: whether the log that holds its history is what it was. */
@RestController
public final class GuildProofRoutes {
    private final GuildReading guilds;
    private final LogProofs proofs;

    GuildProofRoutes(GuildReading guilds, LogProofs proofs) {
        this.guilds = guilds;
        this.proofs = proofs;
    }

    @GetMapping({"/api/guilds/{guildId}/history/verification", "/api/panel/guilds/{guildId}/history/verification"})
    Answer<GuildProofView> proof(Asker asker, @PathVariable String guildId) {
        guilds.read(asker, guildId, null);
        return Answer.of(proofs.forAuditors());
    }
}
