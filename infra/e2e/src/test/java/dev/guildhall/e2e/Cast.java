package dev.guildhall.e2e;

import static org.awaitility.Awaitility.await;

import dev.guildhall.contract.access.Place;
import dev.guildhall.contract.access.Role;
import dev.guildhall.e2e.Http.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who plays the roles of the access matrix in the simulator's world, and which guilds are its places. */
final class Cast {
    private static final Map<Installation, Cast> CASTS = new ConcurrentHashMap<>();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Installation installation;
    private final String leftGuild;
    private final String stranger;
    private final RoleHolders holders;
    private final Map<Role, Held> tokens = new ConcurrentHashMap<>();

    /** A session's token, good for a quarter of an hour. */
    private record Held(String token, long sinceNanos) {
        private static final Duration MAX_AGE = Duration.ofMinutes(5);

        boolean isFresh() {
            return System.nanoTime() - sinceNanos < MAX_AGE.toNanos();
        }
    }

    private Cast(Installation installation) {
        this.installation = installation;
        this.leftGuild = guildThatTheBotHasLeft();
        this.stranger = stranger();
        this.holders = new RoleHolders(installation);
    }

    /** Assembled once for each installation. */
    static Cast in(Installation installation) {
        return CASTS.computeIfAbsent(installation, Cast::new);
    }

    /** Lets in those who are in by their roles. Others who test with the same installation grant what they need. */
    void openToRoles() {
        holders.open();
    }

    void closeToRoles() {
        holders.close();
    }

    String guild(Place place) {
        return switch (place) {
            case OWN -> World.DEMO;
            case FOREIGN -> World.ELSEWHERE;
            case UNKNOWN -> World.NOWHERE;
            case LEFT -> leftGuild;
        };
    }

    /** The access token that a role shows; a new one of a new session, where the role signs in. */
    String token(Role role) {
        return switch (role) {
            case NOBODY -> "";
            case EXPIRED -> Tokens.expired(World.ADAM);
            case OWNER -> signIn(World.OLIVIA);
            case ADMINISTRATOR -> signIn(World.ADAM);
            case UNGRANTED_MANAGER -> signIn(World.MONA);
            case MEMBER -> signIn(World.MAX);
            case GRANTED_READER -> signIn(holders.reader());
            case GRANTED_WRITER -> signIn(holders.writer());
            case FORMER_WRITER -> signIn(holders.former());
            case STRANGER -> signIn(stranger);
            case OPERATOR -> signIn(World.OTTO);
            case SERVICE, SERVICE_FOR_ADMINISTRATOR, SERVICE_FOR_MEMBER -> Tokens.service();
        };
    }

    /** With the token of the session that the role keeps. */
    Map<String, String> headers(Role role) {
        Held held = tokens.get(role);
        return headers(role, held != null && held.isFresh() ? held.token() : signInAgain(role));
    }

    /** After something may have ended the session that the role kept. @return its new token */
    String signInAgain(Role role) {
        String token = token(role);
        tokens.put(role, new Held(token, System.nanoTime()));
        return token;
    }

    Map<String, String> headers(Role role, String token) {
        return switch (role) {
            case NOBODY -> Map.of();
            case SERVICE_FOR_ADMINISTRATOR -> actingFor(token, World.ADAM);
            case SERVICE_FOR_MEMBER -> actingFor(token, World.MAX);
            default -> Map.of("Authorization", "Bearer " + token);
        };
    }

    private static Map<String, String> actingFor(String token, String userId) {
        return Map.of("Authorization", "Bearer " + token, "X-Acting-For", userId);
    }

    private String signIn(String userId) {
        return String.valueOf(
                installation.panel(null).login(installation.discord(), userId).token());
    }

    /** One of the owner's and the administrator's, as far as Discord is concerned. */
    private String guildThatTheBotHasLeft() {
        String sim = installation.discord().url() + "/sim/guilds";
        Answer created =
                Http.send("POST", sim, Map.of(), "{\"name\":\"Deserted\",\"ownerId\":\"" + World.OLIVIA + "\"}");
        String guildId = created.body().path("id").asText();
        sent(Http.send("PUT", sim + "/" + guildId + "/members/" + World.ADAM, Map.of(), "{\"roles\":[]}"));
        awaitStatus(guildId, 200);
        sent(Http.send("DELETE", sim + "/" + guildId, Map.of(), null));
        awaitStatus(guildId, 403);
        return guildId;
    }

    private void awaitStatus(String guildId, int status) {
        Panel service = installation.panel(Tokens.service());
        await("guild " + guildId + " answering " + status)
                .atMost(PATIENCE)
                .until(() -> service.get("/api/guilds/" + guildId).status() == status);
    }

    /** Somebody new who was in a guild for a moment. */
    private String stranger() {
        String members = installation.discord().url() + "/sim/guilds/" + World.ELSEWHERE + "/members/";
        Answer joined = Http.send("POST", members + "generate", Map.of(), "{\"count\":1}");
        String userId = joined.body().path("userIds").path(0).asText();
        sent(Http.send("DELETE", members + userId, Map.of(), null));
        return userId;
    }

    private static void sent(Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError("The simulator refused: " + answer);
        }
    }
}
