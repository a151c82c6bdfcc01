package dev.guildhall.command.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.portable.IdMapping;
import dev.guildhall.command.portable.ImportDocument;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.config.ConfigField;
import dev.guildhall.events.config.ConfigSchema;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.modules.ModuleEvent;
import dev.guildhall.events.portable.PortableConfiguration;
import dev.guildhall.events.portable.PortableConfiguration.PortableModule;
import dev.guildhall.events.portable.PortableConfiguration.SourceGuild;
import dev.guildhall.events.portable.PortableDocument;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.wire.GuildDirectory;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import dev.guildhall.events.wire.GuildDirectory.GuildChannel;
import dev.guildhall.events.wire.GuildDirectory.GuildRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;

/** From one guild to another and back: nothing is lost on the way, whatever is configured. */
class CarriedConfigurationTest {
    private static final String OWNER = "1180000000000000101";
    private static final String HERE = "1180000000000000001";
    private static final String THERE = "1190000000000000001";
    private static final int SEEDS = 60;
    private static final Path GOLDEN =
            Path.of("..", "events", "src", "test", "resources", "portable", "guildhall-configuration.1.json");

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    /** What Discord has of a guild: five of each kind, whose names are the same in every guild or all alike. */
    private record Place(String prefix, boolean alike) {
        private static final List<ChannelKind> KINDS =
                List.of(ChannelKind.TEXT, ChannelKind.VOICE, ChannelKind.CATEGORY);

        String id(int kind, int n) {
            return prefix + "000000000000%d%02d".formatted(kind, n);
        }

        String name(int n) {
            return alike ? "alike" : "number " + n;
        }

        GuildDirectory directory() {
            List<GuildChannel> channels = IntStream.range(0, KINDS.size() * RandomChoices.OF_EACH)
                    .mapToObj(i -> new GuildChannel(
                            id(1 + i / RandomChoices.OF_EACH, i % RandomChoices.OF_EACH),
                            name(i % RandomChoices.OF_EACH),
                            KINDS.get(i / RandomChoices.OF_EACH),
                            null,
                            i))
                    .toList();
            List<GuildRole> roles = IntStream.range(0, RandomChoices.OF_EACH)
                    .mapToObj(i -> new GuildRole(id(4, i), name(i), null, i, false))
                    .toList();
            return new GuildDirectory(1L, channels, roles);
        }

        DiscordIds ids() {
            GuildDirectory directory = directory();
            Map<String, String> names = new HashMap<>();
            directory.channels().forEach(channel -> names.put(channel.id(), channel.name()));
            directory.roles().forEach(role -> names.put(role.id(), role.name()));
            return new DiscordIds(
                    directory.channels().stream().collect(Collectors.toMap(GuildChannel::id, GuildChannel::kind)),
                    directory.roles().stream().map(GuildRole::id).collect(Collectors.toSet()),
                    names);
        }
    }

    private static GuildState registered(String guildId) {
        return GuildState.UNKNOWN.after(new GuildRegistered(guildId, "Guild", OWNER), 0);
    }

    private static GuildState after(GuildState state, List<GuildhallEvent> events) {
        GuildState after = state;
        for (GuildhallEvent event : events) {
            after = switch (event) {
                case SettingsChanged e -> after.after(e, after.sequence() + 1);
                case ModuleEvent e -> after.after(e, after.sequence() + 1);
                default -> throw new AssertionError(event);
            };
        }
        return after;
    }

    private static PortableConfiguration export(GuildState state, Place place) throws Exception {
        Map<String, PortableModule> modules = new LinkedHashMap<>();
        state.modules()
                .forEach((word, module) ->
                        modules.put(word, new PortableModule(module.enabled(), new LinkedHashMap<>(module.chosen()))));
        PortableConfiguration document = PortableConfiguration.of(
                new SourceGuild(state.guildId(), state.name()),
                state.configurationSequence(),
                Instant.EPOCH,
                state.settings(),
                modules,
                place.directory());
        return reread(EventJson.writeString(document));
    }

    private static PortableConfiguration reread(String json) throws Exception {
        return PortableDocument.read(
                EventJson.mapper().readValue(json, new TypeReference<Map<String, @Nullable Object>>() {}));
    }

    private static List<GuildhallEvent> imported(
            GuildState state, PortableConfiguration document, IdMapping mapping, Place place) {
        ImportDocument command =
                new ImportDocument(state.guildId(), OWNER, document, mapping, false).knowing(place.ids());
        return new ImportPolicy(state).imported(command).events();
    }

    /** Everything at random that the schemas allow, with ids of the place. */
    private static GuildState configured(int seed, Place place) throws Exception {
        RandomChoices choices = new RandomChoices(new Random(seed), place::id);
        Map<String, PortableModule> modules = new LinkedHashMap<>();
        for (GuildModule module : GuildModule.values()) {
            modules.put(module.word(), new PortableModule(choices.flag(), choices.of(GuildSchemas.of(module))));
        }
        PortableConfiguration wish = PortableConfiguration.of(
                new SourceGuild(HERE, "Guild"),
                0,
                Instant.EPOCH,
                choices.of(GuildSchemas.SETTINGS),
                modules,
                place.directory());
        GuildState state = registered(HERE);
        return after(state, imported(state, wish, IdMapping.NONE, place));
    }

    /** A document in which ids are those of another place. */
    private static String moved(PortableConfiguration document, Place from, Place to) {
        String json = EventJson.writeString(List.of(document.settings(), document.modules(), document.references()));
        return json.replace("\"" + from.prefix(), "\"" + to.prefix());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isTheSameInAnotherGuildWhoseThingsAreCalledTheSame(int seed) throws Exception {
        Place here = new Place("118", false);
        Place there = new Place("119", false);
        GuildState source = configured(seed, here);
        PortableConfiguration document = export(source, here);

        GuildState target = registered(THERE);
        PortableConfiguration again = export(after(target, imported(target, document, IdMapping.NONE, there)), there);

        assertThat(moved(again, there, here)).isEqualTo(moved(document, here, here));
        assertThat(imported(source, document, IdMapping.NONE, here)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isTheSameWhereEveryIdIsMapped(int seed) throws Exception {
        Place here = new Place("118", true);
        Place there = new Place("119", true);
        PortableConfiguration document = export(configured(seed, here), here);
        Map<String, @Nullable String> all = new HashMap<>();
        document.named()
                .forEach(reference -> all.put(
                        reference.id(),
                        there.prefix() + reference.id().substring(here.prefix().length())));

        GuildState target = registered(THERE);
        IdMapping mapping = IdMapping.of(all, all);
        PortableConfiguration again = export(after(target, imported(target, document, mapping, there)), there);

        assertThat(moved(again, there, here)).isEqualTo(moved(document, here, here));
    }

    @Test
    void everyKindOfFieldIsAmongThem() throws Exception {
        Place here = new Place("118", false);
        Map<String, Set<String>> seen = new HashMap<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            GuildState state = configured(seed, here);
            seen.computeIfAbsent("settings", none -> new HashSet<>())
                    .addAll(state.settings().keySet());
            state.modules()
                    .forEach((word, module) -> seen.computeIfAbsent(word, none -> new HashSet<>())
                            .addAll(module.chosen().keySet()));
        }

        assertThat(seen.get("settings")).isEqualTo(names(GuildSchemas.SETTINGS));
        for (GuildModule module : GuildModule.values()) {
            assertThat(seen.get(module.word())).as(module.word()).isEqualTo(names(GuildSchemas.of(module)));
        }
    }

    private static Set<String> names(ConfigSchema schema) {
        return schema.fields().stream().map(ConfigField::name).collect(Collectors.toSet());
    }

    @Test
    void whatWasExportedByTheFirstVersionIsStillTakenUp() throws Exception {
        PortableConfiguration document = reread(Files.readString(GOLDEN));
        Map<String, @Nullable String> dropped = new HashMap<>();
        document.named().forEach(reference -> dropped.put(reference.id(), null));

        List<GuildhallEvent> events =
                imported(registered(THERE), document, IdMapping.of(dropped, dropped), new Place("119", false));

        assertThat(events).hasSize(7).first().isInstanceOf(SettingsChanged.class);
    }
}
