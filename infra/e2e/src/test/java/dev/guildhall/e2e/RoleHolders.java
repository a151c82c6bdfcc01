package dev.guildhall.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Members who are in the demo guild by roles that its owner has opened it to, and one who was until a moment ago. */
final class RoleHolders {
    private static final String ACCESS = "/api/guilds/" + World.DEMO + "/access";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Installation installation;
    private final String readRole;
    private final String writeRole;
    private final String reader;
    private final String writer;
    private final String former;

    RoleHolders(Installation installation) {
        this.installation = installation;
        this.readRole = newRole("Readers");
        this.writeRole = newRole("Writers");
        this.reader = installation.discord().newMember(World.DEMO);
        this.writer = installation.discord().newMember(World.DEMO);
        this.former = installation.discord().newMember(World.DEMO);
    }

    String reader() {
        return reader;
    }

    String writer() {
        return writer;
    }

    String former() {
        return former;
    }

    /** Has them be what their names say, whatever others have granted meanwhile. */
    void open() {
        Panel owner = panelOf(World.OLIVIA);
        String grants = "{\"manageGuild\":\"none\",\"roles\":[%s,%s]}"
                .formatted(grant(readRole, "read"), grant(writeRole, "write"));
        within("the roles are known", () -> owner.put(ACCESS, grants).status() == 200);
        Discord discord = installation.discord();
        discord.roles(World.DEMO, reader, readRole);
        discord.roles(World.DEMO, writer, writeRole);
        discord.roles(World.DEMO, former, writeRole);
        awaitDoors(panelOf(reader), 200, 403);
        awaitDoors(panelOf(writer), 200, 200);
        Panel left = panelOf(former);
        awaitDoors(left, 200, 200);
        discord.roles(World.DEMO, former);
        awaitDoors(left, 403, 403);
    }

    /** Nothing is granted any more. */
    void close() {
        panelOf(World.OLIVIA).put(ACCESS, "{\"manageGuild\":\"none\",\"roles\":[]}");
        awaitDoors(panelOf(reader), 403, 403);
        awaitDoors(panelOf(writer), 403, 403);
    }

    private static void awaitDoors(Panel panel, int reads, int writes) {
        within(
                "reads answered by %d, writes by %d".formatted(reads, writes),
                () -> panel.settings(World.DEMO).status() == reads
                        && panel.changePrefix(World.DEMO, Scene.newPrefix()).status() == writes);
    }

    private static String grant(String roleId, String level) {
        return "{\"roleId\":\"%s\",\"level\":\"%s\"}".formatted(roleId, level);
    }

    private Panel panelOf(String userId) {
        return installation.panel(null).login(installation.discord(), userId);
    }

    private String newRole(String name) {
        return installation
                .discord()
                .act("POST", "/guilds/" + World.DEMO + "/roles", "{\"name\":\"" + name + "\"}")
                .path("id")
                .asText();
    }

    private static void within(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).until(condition);
    }
}
