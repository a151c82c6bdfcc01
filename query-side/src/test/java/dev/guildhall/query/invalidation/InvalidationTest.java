package dev.guildhall.query.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.Change;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildOwnershipTransferred;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.guild.GuildRejoined;
import dev.guildhall.events.guild.GuildRenamed;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleDisabled;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.permission.AccessChanged;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.permission.PermissionRevoked;
import dev.guildhall.events.permission.RoleGained;
import dev.guildhall.events.permission.RoleLost;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.subscription.SubscriptionChanged;
import dev.guildhall.events.wire.ChangedGuilds.ChangedGuild;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.query.configuration.Cause;
import dev.guildhall.query.configuration.GuildEvolution;
import dev.guildhall.query.configuration.GuildView;
import dev.guildhall.query.configuration.ViewStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InvalidationTest {
    private static final String GUILD = "1180000000000000001";
    private static final String OLIVIA = "1180000000000000101";
    private static final String ADAM = "1180000000000000102";
    private static final GuildhallEvent REGISTERED = new GuildRegistered(GUILD, "Demo", OLIVIA);
    private static final GuildhallEvent GRANTED = new PermissionGranted(GUILD, ADAM, "ADMINISTRATOR");
    private static final GuildhallEvent REVOKED = new PermissionRevoked(GUILD, ADAM, "ADMINISTRATOR", "role-removed");

    /** One for each event, which stand at positions 1, 2, 3 … and were recorded at 1001, 1002, 1003 … */
    private static List<Invalidation> each(GuildhallEvent... events) {
        List<Invalidation> all = new ArrayList<>();
        @Nullable GuildView view = null;
        for (int i = 0; i < events.length; i++) {
            GuildView after = GuildEvolution.evolve(view, events[i], i + 1);
            all.add(Invalidations.of(new ViewStep(view, events[i], after, i + 1, 1_001 + i, Cause.UNKNOWN)));
            view = after;
        }
        return all;
    }

    private static List<String> told(Invalidation invalidation) {
        return Announcements.of(invalidation).stream()
                .map(a -> a.channel().channelName() + " " + EventJson.writeString(a.envelope()))
                .toList();
    }

    private static List<String> toldOfLast(GuildhallEvent... events) {
        return told(each(events).getLast());
    }

    private static List<String> toldOfAllAfterFirst(GuildhallEvent... events) {
        return told(
                each(events).stream().skip(1).reduce(Invalidation::followedBy).orElseThrow());
    }

    private static SettingsChanged setting(String path, String value) {
        return new SettingsChanged(GUILD, List.of(new Change(path, null, value)));
    }

    private static String config(String part, int position) {
        return "{\"guildId\":\"%s\",\"module\":\"%s\",\"action\":\"update\",\"timestamp\":%d,\"version\":%d}"
                .formatted(GUILD, part, 1_000 + position, position);
    }

    @Nested
    class WhenTheSubscriptionChanges {
        @Test
        void tellsThePartAndNothingOfThePlan() {
            SubscriptionChanged paid = new SubscriptionChanged(GUILD, List.of(new Change("plan", "FREE", "PREMIUM")));

            assertThat(toldOfLast(REGISTERED, paid))
                    .containsExactly(
                            "bot:config:subscription " + config("SUBSCRIPTION", 2),
                            "bot:config:update " + config("SUBSCRIPTION", 2));
        }
    }

    @Nested
    class WhenSettingsChange {
        @Test
        void tellsThePartAndTheNewValuesWithOneVersion() {
            assertThat(toldOfLast(REGISTERED, setting("prefix", "?")))
                    .containsExactly(
                            "bot:config:settings " + config("SETTINGS", 2),
                            "bot:config:update " + config("SETTINGS", 2),
                            "config:update {\"guildId\":\"" + GUILD
                                    + "\",\"settings\":{\"prefix\":\"?\"},\"timestamp\":1002,\"version\":2}");
        }

        @Test
        void tellsTheDefaultOfAResetSetting() {
            SettingsChanged reset = new SettingsChanged(GUILD, List.of(new Change("prefix", "?", null)));

            assertThat(toldOfLast(REGISTERED, setting("prefix", "?"), reset))
                    .last()
                    .asString()
                    .contains("\"settings\":{\"prefix\":\"!\"}", "\"version\":3");
        }

        @Test
        void foldsSeveralChangesIntoTheLatest() {
            assertThat(toldOfAllAfterFirst(
                            REGISTERED, setting("prefix", "?"), setting("locale", "fr"), setting("prefix", "%")))
                    .hasSize(3)
                    .last()
                    .asString()
                    .contains("\"settings\":{\"prefix\":\"%\",\"locale\":\"fr\"}", "\"version\":4");
        }
    }

    @Nested
    class WhenAModuleChanges {
        @Test
        void tellsTogglingWithTheConfigurationInEffect() {
            assertThat(toldOfLast(REGISTERED, new ModuleEnabled(GUILD, "leveling")))
                    .startsWith(
                            "bot:config:leveling " + config("LEVELING", 2),
                            "bot:config:update " + config("LEVELING", 2))
                    .last()
                    .asString()
                    .startsWith("module:toggle {\"guildId\":\"" + GUILD
                            + "\",\"moduleName\":\"leveling\",\"enabled\":true,\"config\":{\"xpMin\":15,")
                    .endsWith("\"timestamp\":1002,\"version\":2}");
        }

        @Test
        void doesNotTellTogglingWhenOnlyConfigured() {
            ModuleConfigured configured =
                    new ModuleConfigured(GUILD, "tickets", List.of(new Change("maxPerUser", null, 5L)));

            assertThat(toldOfLast(REGISTERED, configured))
                    .containsExactly(
                            "bot:config:tickets " + config("TICKETS", 2), "bot:config:update " + config("TICKETS", 2));
        }

        @Test
        void keepsTheVersionOfEachPart() {
            assertThat(toldOfAllAfterFirst(
                            REGISTERED,
                            setting("prefix", "?"),
                            new ModuleEnabled(GUILD, "music"),
                            new ModuleDisabled(GUILD, "music")))
                    .contains(
                            "bot:config:settings " + config("SETTINGS", 2),
                            "bot:config:update " + config("SETTINGS", 2),
                            "bot:config:music " + config("MUSIC", 4),
                            "bot:config:update " + config("MUSIC", 4))
                    .filteredOn(line -> line.startsWith("module:toggle"))
                    .singleElement()
                    .asString()
                    .contains("\"enabled\":false", "\"version\":4");
        }

        @Test
        void saysNothingOfModulesThatThisProgramDoesNotKnow() {
            assertThat(each(REGISTERED, new ModuleEnabled(GUILD, "chess"))
                            .getLast()
                            .isSilent())
                    .isTrue();
        }
    }

    @Nested
    class WhenTheGuildItselfChanges {
        @Test
        void tellsToReload() {
            String reload = "guild:reload {\"guildId\":\"" + GUILD + "\",\"timestamp\":%d,\"version\":%d}";

            assertThat(toldOfLast(REGISTERED)).containsExactly(reload.formatted(1_001, 1));
            assertThat(toldOfLast(REGISTERED, new GuildRenamed(GUILD, "Demo", "Hall")))
                    .containsExactly(reload.formatted(1_002, 2));
            assertThat(toldOfLast(REGISTERED, new GuildLeft(GUILD), new GuildRejoined(GUILD)))
                    .containsExactly(reload.formatted(1_003, 3));
        }

        @Test
        void tellsEverybodyWhoLostAccessWithTheBot() {
            assertThat(toldOfLast(REGISTERED, GRANTED, new GuildLeft(GUILD)))
                    .hasSize(3)
                    .last()
                    .asString()
                    .startsWith("guild:reload");
            assertThat(toldOfLast(REGISTERED, GRANTED, new GuildLeft(GUILD)))
                    .filteredOn(line -> line.startsWith("permission:revoked"))
                    .allMatch(line -> line.contains("\"reason\":\"bot-removed\""))
                    .anyMatch(line -> line.contains(OLIVIA))
                    .anyMatch(line -> line.contains(ADAM));
        }

        @Test
        void tellsTheFormerOwnerUnlessAnAdministrator() {
            assertThat(toldOfLast(REGISTERED, new GuildOwnershipTransferred(GUILD, OLIVIA, ADAM)))
                    .anyMatch(line -> line.startsWith("permission:revoked")
                            && line.contains(OLIVIA)
                            && line.contains("ownership-transferred"));
            assertThat(toldOfLast(
                            REGISTERED,
                            new PermissionGranted(GUILD, OLIVIA, "ADMINISTRATOR"),
                            new GuildOwnershipTransferred(GUILD, OLIVIA, ADAM)))
                    .noneMatch(line -> line.startsWith("permission:revoked"));
        }
    }

    @Nested
    class WhenAPermissionIsLost {
        @Test
        void tellsWhoAndWhy() {
            assertThat(toldOfLast(REGISTERED, GRANTED, REVOKED))
                    .containsExactly("permission:revoked {\"guildId\":\"" + GUILD + "\",\"userId\":\"" + ADAM
                            + "\",\"reason\":\"role-removed\",\"timestamp\":1003,\"version\":3}");
        }

        @Test
        void saysNothingWhenItIsBackBeforeItWasTold() {
            assertThat(toldOfAllAfterFirst(REGISTERED, GRANTED, REVOKED, GRANTED))
                    .isEmpty();
        }

        @Test
        void saysNothingWhenAccessDidNotDependOnIt() {
            GuildhallEvent granted = new PermissionGranted(GUILD, OLIVIA, "ADMINISTRATOR");
            GuildhallEvent revoked = new PermissionRevoked(GUILD, OLIVIA, "ADMINISTRATOR", "role-removed");

            assertThat(each(REGISTERED, granted, revoked).getLast().isSilent()).isTrue();
        }
    }

    @Nested
    class WhenAGrantIsWithdrawn {
        private static final String SUPPORT = "1180000000000000304";
        private static final String MAX = "1180000000000000104";
        private static final GuildhallEvent OPENED =
                new AccessChanged(GUILD, List.of(new Change("roles." + SUPPORT, null, "write")));
        private static final GuildhallEvent HELD = new RoleGained(GUILD, SUPPORT, List.of(ADAM, MAX));

        private static GuildhallEvent changed(@Nullable String after) {
            return new AccessChanged(GUILD, List.of(new Change("roles." + SUPPORT, "write", after)));
        }

        @Test
        void tellsThoseWhoLostAllAccessBeforeTheReload() {
            List<String> told = toldOfLast(REGISTERED, GRANTED, OPENED, HELD, changed(null));

            assertThat(told).hasSize(2);
            assertThat(told.getFirst()).startsWith("permission:revoked").contains(MAX, "grant-withdrawn");
            assertThat(told.getLast()).startsWith("guild:reload");
        }

        @Test
        void revokesNothingFromThoseWhoMayStillRead() {
            assertThat(toldOfLast(REGISTERED, OPENED, HELD, changed("read")))
                    .singleElement()
                    .asString()
                    .startsWith("guild:reload");
        }

        @Test
        void tellsThoseWhoLostTheRole() {
            assertThat(toldOfLast(REGISTERED, OPENED, HELD, new RoleLost(GUILD, SUPPORT, List.of(MAX), "member-left")))
                    .singleElement()
                    .asString()
                    .startsWith("permission:revoked")
                    .contains(MAX, "member-left");
        }

        @Test
        void saysNothingOfWhoeverGainedTheRole() {
            assertThat(each(REGISTERED, OPENED, HELD).getLast().isSilent()).isTrue();
        }
    }

    @Nested
    class WhenAnythingIsTold {
        @Test
        void usesOnlyChannelsOfTheContractAndAllOfThisSide() {
            Stream<GuildhallEvent> modules =
                    Arrays.stream(GuildModule.values()).map(module -> new ModuleEnabled(GUILD, module.word()));
            GuildhallEvent[] events = Stream.concat(
                            Stream.of(REGISTERED, GRANTED, REVOKED, setting("prefix", "?")), modules)
                    .toArray(GuildhallEvent[]::new);

            Set<Channel> used = each(events).stream()
                    .flatMap(invalidation -> Announcements.of(invalidation).stream())
                    .map(Announcement::channel)
                    .collect(Collectors.toSet());

            assertThat(used)
                    .isEqualTo(EnumSet.complementOf(
                            EnumSet.of(Channel.BOT_SUBSCRIPTION, Channel.COMMAND_EXECUTED, Channel.DISCORD_EVENTS)))
                    .allMatch(channel -> Channel.of(channel.channelName()).orElseThrow() == channel);
        }
    }

    @Nested
    class WhenAskedAfterwards {
        @Test
        void saysExactlyTheVersionsThatWerePublished() {
            GuildView view = each(
                            REGISTERED,
                            setting("prefix", "?"),
                            new ModuleEnabled(GUILD, "music"),
                            new GuildRenamed(GUILD, "Demo", "Hall"),
                            setting("prefix", "%"))
                    .getLast()
                    .view();

            assertThat(ChangeList.since(view, 1))
                    .containsExactly(
                            new ChangedGuild(GUILD, 3, false, List.of("music")),
                            new ChangedGuild(GUILD, 4, true, List.of()),
                            new ChangedGuild(GUILD, 5, false, List.of("settings")));
            assertThat(ChangeList.since(view, 4))
                    .containsExactly(new ChangedGuild(GUILD, 5, false, List.of("settings")));
        }

        @Test
        void asksForAReloadWhereAnUnknownPartChanged() {
            GuildView view = each(REGISTERED, setting("prefix", "?"), new ModuleEnabled(GUILD, "chess"))
                    .getLast()
                    .view();

            assertThat(ChangeList.since(view, 1))
                    .containsExactly(
                            new ChangedGuild(GUILD, 2, false, List.of("settings")),
                            new ChangedGuild(GUILD, 3, true, List.of()));
        }
    }

    @Nested
    class WhenForced {
        @Test
        void tellsToReloadAtTheCurrentVersion() {
            GuildView view = each(REGISTERED, setting("prefix", "?")).getLast().view();

            assertThat(told(Invalidations.reload(view, 5, Cause.UNKNOWN)))
                    .containsExactly("guild:reload {\"guildId\":\"" + GUILD + "\",\"timestamp\":5,\"version\":2}");
            assertThat(Invalidations.reload(view, 5, Cause.UNKNOWN).parts()).isEqualTo(Map.of());
        }
    }
}
