package dev.guildhall.command;

import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.OLIVIA;
import static dev.guildhall.command.RunningCommandSide.json;
import static dev.guildhall.command.RunningCommandSide.send;

import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LoggedEvent;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** One guild of a test's own. */
public record KnownGuild(RunningCommandSide side, String id) {
    public static final String ADAM_ADMINISTRATES = "{\"%s\":[\"ADMINISTRATOR\"]}".formatted(ADAM);

    /** The same guild, as another process serves it. */
    public KnownGuild at(RunningCommandSide other) {
        return new KnownGuild(other, id);
    }

    public HttpResponse<String> register() {
        return register("Guildhall Demo", ADAM_ADMINISTRATES);
    }

    public HttpResponse<String> register(String name, String permissions) {
        return send(json(
                side.asBot(internal()),
                "PUT",
                "{\"name\":\"%s\",\"ownerId\":\"%s\",\"permissions\":%s}".formatted(name, OLIVIA, permissions)));
    }

    public String internal() {
        return "/internal/guilds/" + id;
    }

    public String path() {
        return "/api/guilds/" + id;
    }

    public String settings() {
        return path() + "/settings";
    }

    /** A change of settings, not yet sent. */
    public HttpRequest.Builder change(String userId, String patch) {
        return side.patch(userId, settings(), patch);
    }

    public static String prefix(String prefix) {
        return "{\"prefix\":\"%s\"}".formatted(prefix);
    }

    public List<LoggedEvent> events() {
        return side.bean(LogReader.class).guildEvents(id, 0, LogReader.MAX_PAGE);
    }

    public List<String> eventTypes() {
        return events().stream().map(LoggedEvent::type).toList();
    }

    /** The position of the guild's nth event, from 0. */
    public long position(int event) {
        return events().get(event).position();
    }
}
