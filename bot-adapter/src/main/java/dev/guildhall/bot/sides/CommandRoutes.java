package dev.guildhall.bot.sides;

import dev.guildhall.bot.permission.PermissionSnapshot;
import dev.guildhall.door.request.Answer;
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

/** The command side's routes that the bot uses: the panel's own, and two internal ones. */
@HttpExchange(accept = "application/json")
interface CommandRoutes {
    @PutExchange("/internal/guilds/{guildId}")
    Answer<Map<String, @Nullable Object>> register(
            @PathVariable String guildId, @RequestBody PermissionSnapshot snapshot);

    @DeleteExchange("/internal/guilds/{guildId}")
    void remove(@PathVariable String guildId);

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
}
