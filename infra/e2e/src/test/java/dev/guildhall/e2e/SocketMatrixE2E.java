package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.contract.access.Place;
import dev.guildhall.contract.access.Role;
import dev.guildhall.contract.access.Rule;
import dev.guildhall.contract.access.Verdict;
import dev.guildhall.contract.route.SocketTable;
import dev.guildhall.contract.route.SocketTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every event that a client may send × everybody who may connect × every kind of guild. */
@Shares(Layout.ONE_PROCESS)
final class SocketMatrixE2E extends Scene {
    /** Sides and those whom they act for speak HTTP; a socket is for people. */
    private static final Set<Role> KEPT_OUT =
            Set.of(Role.NOBODY, Role.EXPIRED, Role.SERVICE, Role.SERVICE_FOR_ADMINISTRATOR, Role.SERVICE_FOR_MEMBER);

    private static final Map<String, Row> ROWS = SocketTable.load();

    @BeforeAll
    static void openToRoles() {
        Cast.in(SharedInstallation.ONE_PROCESS.get()).openToRoles();
    }

    @AfterAll
    static void takeBack() {
        Cast.in(SharedInstallation.ONE_PROCESS.get()).closeToRoles();
    }

    private Cast cast() {
        return Cast.in(installation());
    }

    private PlainSocket connected(Role role) {
        return Objects.requireNonNull(connect(role), () -> role + " was refused");
    }

    private @org.jspecify.annotations.Nullable PlainSocket connect(Role role) {
        String auth = role == Role.NOBODY ? "" : "{\"token\":\"" + cast().token(role) + "\"}";
        return PlainSocket.connect(installation(), auth);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOBODY", "EXPIRED", "SERVICE", "SERVICE_FOR_ADMINISTRATOR", "SERVICE_FOR_MEMBER"})
    void keepsOutWhoIsNobody(Role role) {
        assertThat(KEPT_OUT).contains(role);
        assertThat(connect(role)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NOBODY", "EXPIRED", "SERVICE", "SERVICE_FOR_ADMINISTRATOR", "SERVICE_FOR_MEMBER"})
    void answersEventsAsTheirRowsSay(Role role) {
        List<String> wrong = new ArrayList<>();
        PlainSocket socket = connected(role);
        for (Row row : ROWS.values()) {
            Set<String> refusals = new TreeSet<>();
            for (Place place : Place.values()) {
                String guildId = cast().guild(place);
                JsonNode answer = socket.emit(row.event(), inGuild(row.example(), guildId));
                Verdict expected = row.access().verdict(role, place);
                if (answer.path("success").asBoolean() != (expected == Verdict.IN)) {
                    wrong.add("%s in a guild %s: expected %s, but %s".formatted(row.event(), place, expected, answer));
                }
                if (expected == Verdict.FORBIDDEN) {
                    refusals.add(answer.toString().replace(guildId, ""));
                }
            }
            if (refusals.size() > 1) {
                wrong.add("%s tells guilds apart: %s".formatted(row.event(), refusals));
            }
        }
        socket.close();
        assertThat(wrong).as("%s", role).isEmpty();
        assertThat(socket.events())
                .as("what %s hears of guilds that are not theirs", role)
                .allSatisfy(event ->
                        assertThat(mayBeHeard(role, event)).as("%s", event).isTrue());
    }

    /** Refusals name the guild that was asked for; everything else is about guilds that one may see. */
    private boolean mayBeHeard(Role role, JsonNode event) {
        if (event.path(0).asText().equals("error")) {
            return true;
        }
        for (Place place : Place.values()) {
            if (event.toString().contains(cast().guild(place)) && Rule.GUILD_READ.verdict(role, place) != Verdict.IN) {
                return false;
            }
        }
        return true;
    }

    private static Object inGuild(Object example, String guildId) {
        try {
            return Http.JSON.readTree(Http.JSON.valueToTree(example).toString().replace(World.DEMO, guildId));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
