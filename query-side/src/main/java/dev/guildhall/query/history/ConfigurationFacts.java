package dev.guildhall.query.history;

import dev.guildhall.events.Change;
import dev.guildhall.events.guild.GuildEvent;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildOwnershipTransferred;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.guild.GuildRejoined;
import dev.guildhall.events.guild.GuildRenamed;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleDisabled;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.modules.ModuleEvent;
import dev.guildhall.events.permission.AccessChanged;
import dev.guildhall.events.permission.PermissionEvent;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.PermissionRevoked;
import dev.guildhall.events.permission.RoleGained;
import dev.guildhall.events.permission.RoleLost;
import java.util.List;
import java.util.stream.Stream;

/** What events of configuration and of access made of which fields. */
final class ConfigurationFacts {
    /** Where fields of the configuration are: what begins otherwise is about something else. */
    static final List<String> ROOTS =
            List.of("/name", "/ownerId", "/present", "/settings/", "/modules/", "/subscription/", "/access/");

    private ConfigurationFacts() {}

    static boolean isConfiguration(String path) {
        return ROOTS.stream().anyMatch(path::startsWith);
    }

    static Stream<Fact> of(GuildEvent event) {
        return switch (event) {
            case GuildRegistered e ->
                Stream.of(Fact.set("/name", e.name()), Fact.set("/ownerId", e.ownerId()), Fact.set("/present", true));
            case GuildRenamed e -> Stream.of(Fact.changed("/name", e.before(), e.after()));
            case GuildOwnershipTransferred e -> Stream.of(Fact.changed("/ownerId", e.before(), e.after()));
            case GuildLeft ignored -> Stream.of(Fact.changed("/present", true, false));
            case GuildRejoined ignored -> Stream.of(Fact.changed("/present", false, true));
        };
    }

    static Stream<Fact> of(ModuleEvent event) {
        String module = "/modules/" + event.module();
        return switch (event) {
            case ModuleEnabled ignored -> Stream.of(Fact.changed(module + "/enabled", false, true));
            case ModuleDisabled ignored -> Stream.of(Fact.changed(module + "/enabled", true, false));
            case ModuleConfigured e -> changes(module + "/config/", e.changes());
        };
    }

    static Stream<Fact> of(PermissionEvent event) {
        return switch (event) {
            case AccessChanged e ->
                e.changes().stream()
                        .map(change -> Fact.changed(
                                "/access/" + change.path().replace('.', '/'), change.before(), change.after()));
            case PermissionGranted e ->
                Stream.of(Fact.changed("/permissions/" + e.userId() + '/' + e.permission(), false, true));
            case PermissionRevoked e ->
                Stream.of(Fact.changed("/permissions/" + e.userId() + '/' + e.permission(), true, false));
            // Of thousands at once: the summary says how many.
            case RoleGained ignored -> Stream.empty();
            case RoleLost ignored -> Stream.empty();
        };
    }

    static Stream<Fact> changes(String root, List<Change> changes) {
        return changes.stream().map(change -> Fact.changed(root + change.path(), change.before(), change.after()));
    }
}
