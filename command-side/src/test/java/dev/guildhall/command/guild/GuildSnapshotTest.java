package dev.guildhall.command.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guildhall.command.dispatch.GuildCommand;
import dev.guildhall.eventlog.SnapshotForm;
import dev.guildhall.events.Change;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.guild.GuildEvent;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildOwnershipTransferred;
import dev.guildhall.events.guild.GuildRegistered;
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
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.subscription.SubscriptionChanged;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

class GuildSnapshotTest {
    private static final String GUILD = "1180000000000000001";
    private static final String ADAM = "1180000000000000102";
    private static final String MONA = "1180000000000000103";

    private static final String MEMBER = "1180000000000000303";
    private static final String SUPPORT = "1180000000000000304";

    /** Every kind of event, each leaving a trace. */
    private static final List<GuildhallEvent> HISTORY = List.of(
            new GuildRegistered(GUILD, "Guildhall Demo", "1180000000000000101"),
            new PermissionGranted(GUILD, MONA, "MANAGE_GUILD"),
            new PermissionGranted(GUILD, MONA, "ADMINISTRATOR"),
            new PermissionGranted(GUILD, ADAM, "ADMINISTRATOR"),
            new PermissionGranted(GUILD, "1180000000000000104", "ADMINISTRATOR"),
            new PermissionRevoked(GUILD, "1180000000000000104", "ADMINISTRATOR", "no-longer-held"),
            new SettingsChanged(GUILD, List.of(change("prefix", "§🎉"), change("locale", "fr"))),
            new SettingsChanged(GUILD, List.of(new Change("prefix", "§🎉", null), change("timezone", "Europe/Paris"))),
            new ModuleEnabled(GUILD, "giveaway"),
            new ModuleConfigured(
                    GUILD,
                    "giveaway",
                    List.of(
                            change("defaultDurationSeconds", 2_592_000L),
                            change("requiredRoleIds", List.of()),
                            change("bonusEntries", List.of(Map.of("count", 3L))))),
            new ModuleEnabled(GUILD, "welcome"),
            new ModuleDisabled(GUILD, "welcome"),
            new SubscriptionChanged(
                    GUILD, List.of(new Change("plan", "FREE", "PREMIUM"), change("until", "2027-03-01T00:00:00Z"))),
            new GuildRenamed(GUILD, "Guildhall Demo", "Zunfthaus"),
            new GuildOwnershipTransferred(GUILD, "1180000000000000101", ADAM),
            new GuildLeft(GUILD),
            new PermissionGranted(GUILD, ADAM, "MANAGE_GUILD"),
            new AccessChanged(
                    GUILD,
                    List.of(
                            change("manageGuild", "read"),
                            change("roles." + MEMBER, "read"),
                            change("roles." + SUPPORT, "write"))),
            new RoleGained(GUILD, SUPPORT, List.of("1180000000000000104", MONA)),
            new RoleGained(GUILD, MEMBER, List.of(MONA)),
            new RoleLost(GUILD, SUPPORT, List.of("1180000000000000104"), "role-removed"),
            new AccessChanged(GUILD, List.of(new Change("roles." + MEMBER, "read", null))));

    private static Change change(String path, Object after) {
        return new Change(path, null, after);
    }

    private static Guild after(List<? extends GuildhallEvent> events) {
        Guild guild = new Guild();
        evolve(guild, events, 0);
        return guild;
    }

    private static void evolve(Guild guild, List<? extends GuildhallEvent> events, int from) {
        for (int at = from; at < events.size(); at++) {
            switch (events.get(at)) {
                case GuildEvent event -> guild.evolve(event, at);
                case SettingsChanged event -> guild.evolve(event, at);
                case ModuleEvent event -> guild.evolve(event, at);
                case PermissionEvent event -> guild.evolve(event, at);
                case SubscriptionChanged event -> guild.evolve(event, at);
                default -> throw new AssertionError("the guild knows no such event");
            }
        }
    }

    private static Guild keptAndTakenUpAgain(Guild guild, int at) {
        Guild again = new Guild();
        again.evolve(EventJson.read(EventJson.write(guild.snapshot()), GuildSnapshot.class), at);
        return again;
    }

    /** The stored shape. Whoever changes it takes the next revision, with a file of its own. */
    @Nested
    class WhenGolden {
        private final SnapshotForm form = new GuildRepositoryConfiguration().guildSnapshotForm();
        private final byte[] golden = golden();

        private byte[] golden() {
            Path file = Path.of("src/test/resources/golden", form.type() + '.' + form.revision() + ".json");
            try {
                return Files.readString(file).stripTrailing().getBytes(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new AssertionError(file + " is missing: each revision has a golden file", e);
            }
        }

        static List<String> fields() {
            return Stream.of(GuildSnapshot.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
        }

        @Test
        void isWhatTheSameHistoryStillLeadsTo() {
            assertThat(new String(EventJson.write(after(HISTORY).snapshot()), StandardCharsets.UTF_8))
                    .as("a changed shape or meaning needs the next revision in @SnapshotType; this file stays as it is")
                    .isEqualTo(new String(golden, StandardCharsets.UTF_8));
        }

        @Test
        void leadsToTheSameGuild() {
            Guild guild = new Guild();
            guild.evolve(EventJson.read(golden, GuildSnapshot.class), HISTORY.size() - 1);

            assertThat(guild).usingRecursiveComparison().isEqualTo(after(HISTORY));
        }

        @ParameterizedTest
        @MethodSource("fields")
        void isNotReadWhereAnythingIsMissing(String field) {
            ObjectNode tree = (ObjectNode) EventJson.mapper().readTree(golden);
            tree.remove(field);

            assertThatExceptionOfType(JacksonException.class)
                    .isThrownBy(() -> EventJson.read(EventJson.write(tree), GuildSnapshot.class));
        }

        @ParameterizedTest
        @MethodSource("fields")
        void isNotReadWhereAnythingIsNull(String field) {
            ObjectNode tree = (ObjectNode) EventJson.mapper().readTree(golden);
            tree.putNull(field);

            assertThatExceptionOfType(JacksonException.class)
                    .isThrownBy(() -> EventJson.read(EventJson.write(tree), GuildSnapshot.class));
        }

        @Test
        void isNotReadWithAPermissionThatIsNone() {
            String json = new String(golden, StandardCharsets.UTF_8);
            assertThat(json).contains("MANAGE_GUILD");

            assertThatExceptionOfType(JacksonException.class)
                    .isThrownBy(
                            () -> EventJson.read(json.replace("MANAGE_GUILD", "MANAGE_WORLD"), GuildSnapshot.class));
        }
    }

    @Nested
    class WhenTakenAnywhereInAHistory {
        private static final int HISTORIES = 100;
        private static final int COMMANDS = 60;
        private static final int CUTS = 10;

        @Test
        void leadsToTheSameGuildAsAllEvents() {
            for (long seed = 0; seed < HISTORIES; seed++) {
                List<GuildhallEvent> events = history(seed);
                Guild whole = after(events);
                Random random = new Random(seed);
                for (int n = 0; n < CUTS; n++) {
                    int cut = 1 + random.nextInt(events.size());
                    Guild guild = keptAndTakenUpAgain(after(events.subList(0, cut)), cut - 1);
                    evolve(guild, events, cut);
                    assertThat(guild)
                            .as("seed %d, snapshot after %d of %d events", seed, cut, events.size())
                            .usingRecursiveComparison()
                            .isEqualTo(whole);
                }
            }
        }

        private List<GuildhallEvent> history(long seed) {
            EmbeddedEventStore store = EmbeddedEventStore.builder()
                    .storageEngine(new InMemoryEventStorageEngine())
                    .build();
            SimpleCommandBus bus = SimpleCommandBus.builder().build();
            AggregateAnnotationCommandHandler.<Guild>builder()
                    .aggregateType(Guild.class)
                    .repository(EventSourcingRepository.builder(Guild.class)
                            .eventStore(store)
                            .<EventSourcingRepository<Guild>>build())
                    .build()
                    .subscribe(bus);
            RandomCommands commands = new RandomCommands(GUILD, seed);
            send(bus, commands.first());
            for (int n = 0; n < COMMANDS; n++) {
                send(bus, commands.next());
            }
            return store.readEvents(GuildProcess.AGGREGATE)
                    .asStream()
                    .map(event -> (GuildhallEvent) event.getPayload())
                    .toList();
        }

        private void send(SimpleCommandBus bus, GuildCommand command) {
            bus.<GuildCommand, Object>dispatch(
                    new GenericCommandMessage<>(command),
                    (sent, result) -> assertThat(result).isNotNull());
        }
    }
}
