package dev.guildhall.bot.sides;

import dev.guildhall.bot.permission.MemberFacts;
import dev.guildhall.bot.permission.PermissionSnapshot;
import dev.guildhall.door.request.Answer;
import dev.guildhall.events.wire.GrantedAccess;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The command side's routes that the bot uses: the panel's own, and some internal ones. */
@HttpExchange(accept = "application/json")
interface CommandRoutes {
    @PutExchange("/internal/guilds/{guildId}")
    Answer<Registration> register(@PathVariable String guildId, @RequestBody PermissionSnapshot snapshot);

    @DeleteExchange("/internal/guilds/{guildId}")
    void remove(@PathVariable String guildId);

    @PutExchange("/internal/guilds/{guildId}/roles/{roleId}/holders")
    Answer<GrantedAccess> tellHolders(
            @PathVariable String guildId, @PathVariable String roleId, @RequestBody Map<String, List<String>> holders);

    @PatchExchange("/internal/guilds/{guildId}/members")
    Answer<GrantedAccess> tellMembers(
            @PathVariable String guildId, @RequestBody Map<String, Map<String, MemberFacts>> members);

    @PatchExchange("/api/guilds/{guildId}/settings")
    Answer<Map<String, @Nullable Object>> changeSettings(
            @PathVariable String guildId,
            @RequestHeader Map<String, String> actingFor,
            @RequestBody Map<String, @Nullable Object> patch);

    @PostExchange("/api/guilds/{guildId}/modules/{module}/toggle")
    Answer<Map<String, @Nullable Object>> toggle(
            @PathVariable String guildId,
            @PathVariable String module,
            @RequestHeader Map<String, String> actingFor,
            @RequestBody Map<String, Boolean> body);

    /** @param access what the guild's owner has granted */
    record Registration(GrantedAccess access) {}
}
