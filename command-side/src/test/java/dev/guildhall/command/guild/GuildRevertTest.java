package dev.guildhall.command.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.directory.DiscordIds;
import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.dispatch.WriteRejection.NotAllowed;
import dev.guildhall.command.dispatch.WriteRejection.StaleVersion;
import dev.guildhall.command.dispatch.WriteRejection.UnknownIds;
import dev.guildhall.command.history.ConfiguredField;
import dev.guildhall.command.history.Conflict;
import dev.guildhall.command.history.PastField;
import dev.guildhall.command.history.Reversal;
import dev.guildhall.command.history.RevertChanges;
import dev.guildhall.command.history.RevertPlan;
import dev.guildhall.command.history.RevertRejection.Conflicting;
import dev.guildhall.command.history.RevertRejection.Impossible;
import dev.guildhall.command.history.RevertRejection.Overtaken;
import dev.guildhall.events.Change;
import dev.guildhall.events.config.ConfigReference;
import dev.guildhall.events.config.Kind.Snowflake.Target;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.modules.ModuleConfigured;
import dev.guildhall.events.modules.ModuleDisabled;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.settings.SettingsChanged;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a guild makes of the wish to be as before. */
class GuildRevertTest {
    private static final String GUILD = "1180000000000000001";
    private static final String OLIVIA = "1180000000000000101";
    private static final String MAX = "1180000000000000104";
    private static final String ROLE = "1180000000000000303";
    private static final DiscordIds NO_IDS = new DiscordIds(Map.of(), Set.of());

    /** Of the last event of {@link #given}. */
    private static final long LAST = 3;

    private final AggregateTestFixture<Guild> guild = new AggregateTestFixture<>(Guild.class);

    private TestExecutor<Guild> given() {
        return guild.given(
                new GuildRegistered(GUILD, "Guildhall Demo", OLIVIA),
                new SettingsChanged(GUILD, List.of(new Change("prefix", null, "?"))),
                new ModuleEnabled(GUILD, "leveling"),
                new ModuleConfigured(GUILD, "leveling", List.of(new Change("xpMax", null, 30L))));
    }

    private static PastField setting(String name, @Nullable Object value, Long... later) {
        return new PastField(ConfiguredField.setting(name), value, List.of(later));
    }

    private static PastField leveling(@Nullable String name, @Nullable Object value, Long... later) {
        return new PastField(new ConfiguredField("leveling", name), value, List.of(later));
    }

    private static RevertChanges revert(PastField... fields) {
        return new RevertChanges(GUILD, OLIVIA, new RevertPlan(List.of(fields), LAST), false);
    }

    private static RevertChanges dryRun(PastField... fields) {
        return new RevertChanges(GUILD, OLIVIA, new RevertPlan(List.of(fields), LAST), true);
    }

    private void expectRejection(RevertChanges command, Rejection rejection) {
        given().when(command).expectNoEvents().expectException(rejected(rejection));
    }

    private static Matcher<Throwable> rejected(Rejection rejection) {
        return new CustomTypeSafeMatcher<>("rejected: " + rejection) {
            @Override
            protected boolean matchesSafely(Throwable failure) {
                return failure instanceof Rejected rejected
                        && rejected.rejection().equals(rejection);
            }
        };
    }

    @Nested
    class WhenSomethingDiffers {
        @Test
        void makesOrdinaryChangesOfItInTheOrderOfTheConfiguration() {
            given().when(revert(leveling("xpMax", 40L), leveling(null, false), setting("prefix", "!")))
                    .expectEvents(
                            new SettingsChanged(GUILD, List.of(new Change("prefix", "?", "!"))),
                            new ModuleDisabled(GUILD, "leveling"),
                            new ModuleConfigured(GUILD, "leveling", List.of(new Change("xpMax", 30L, 40L))))
                    .expectResultMessagePayloadMatching(new CustomTypeSafeMatcher<Decision<?>>("all three") {
                        @Override
                        protected boolean matchesSafely(Decision<?> decision) {
                            return decision.sequence() == LAST + 3
                                    && decision.view()
                                            .equals(new Reversal(
                                                    false,
                                                    List.of(
                                                            new Change("/settings/prefix", "?", "!"),
                                                            new Change("/modules/leveling/enabled", true, false),
                                                            new Change("/modules/leveling/config/xpMax", 30L, 40L)),
                                                    List.of()));
                        }
                    });
        }

        @Test
        void bringsDefaultsBack() {
            given().when(revert(setting("prefix", null)))
                    .expectEvents(new SettingsChanged(GUILD, List.of(new Change("prefix", "?", null))));
        }

        @Test
        void onlyTellsOfItInADryRun() {
            given().when(dryRun(setting("prefix", "!")))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(
                            new Reversal(true, List.of(new Change("/settings/prefix", "?", "!")), List.of()),
                            LAST,
                            LAST));
        }
    }

    @Nested
    class WhenNothingDiffers {
        @Test
        void doesNothing() {
            given().when(revert(setting("prefix", "?"), leveling(null, true), setting("locale", null)))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new Reversal(false, List.of(), List.of()), LAST, LAST));
        }

        @Test
        void hasNoConflictEvenIfThereWereLaterChanges() {
            given().when(revert(setting("prefix", "?", 7L, 9L)))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new Reversal(false, List.of(), List.of()), LAST, LAST));
        }
    }

    @Nested
    class WhenLaterChangesAreInTheWay {
        private final List<Conflict> conflicts = List.of(
                new Conflict(7, List.of("/settings/prefix")),
                new Conflict(9, List.of("/settings/prefix", "/modules/leveling/enabled")));

        @Test
        void rejectsAllOfItAndNamesThem() {
            expectRejection(
                    revert(setting("prefix", "!", 7L, 9L), leveling(null, false, 9L), leveling("xpMax", 40L)),
                    new Conflicting(conflicts));
        }

        @Test
        void tellsOfThemInADryRun() {
            given().when(dryRun(setting("prefix", "!", 7L, 9L), leveling(null, false, 9L), leveling("xpMax", 40L)))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(
                            new Reversal(
                                    true, List.of(new Change("/modules/leveling/config/xpMax", 30L, 40L)), conflicts),
                            LAST,
                            LAST));
        }

        @Test
        void tellsOfTheOldestOnes() {
            Long[] many = LongStream.rangeClosed(5, 500).boxed().toArray(Long[]::new);

            assertThat(Conflict.among(List.of(setting("prefix", "!", many))))
                    .hasSize(100)
                    .startsWith(new Conflict(5, List.of("/settings/prefix")));
        }
    }

    @Nested
    class WhenItCannotBeSoAnyMore {
        @Test
        void rejectsWhatTheLimitsOfTodayForbid() {
            expectRejection(
                    revert(setting("prefix", "?"), leveling("xpMax", 5_000L)),
                    new Impossible(List.of(new Violation("/modules/leveling/config/xpMax", "must be from 1 to 1000"))));
        }

        @Test
        void rejectsWhatContradictsTheRest() {
            expectRejection(
                    revert(leveling("xpMax", 10L)),
                    new Impossible(List.of(new Violation(
                            "/modules/leveling/config/xpMax",
                            "xpMin must not be greater than xpMax, but they would be 15 and 10"))));
        }

        @Test
        void rejectsFieldsAndModulesThatThereAreNotAnyMore() {
            expectRejection(
                    revert(
                            setting("colour2", "#000000"),
                            new PastField(new ConfiguredField("polls", null), true, List.of())),
                    new Impossible(List.of(
                            new Violation("/modules/polls/enabled", "is of a module that there is not any more"),
                            new Violation("/settings/colour2", "is not a known field"))));
        }

        @Test
        void rejectsRolesThatHaveGone() {
            PastField dj = new PastField(new ConfiguredField("music", "djRoleId"), ROLE, List.of());
            expectRejection(
                    revert(dj),
                    new UnknownIds(List.of(new ConfigReference("/modules/music/config/djRoleId", ROLE, Target.ROLE))));
            expectRejection(
                    revert(dj).knowing(NO_IDS),
                    new Impossible(
                            List.of(new Violation("/modules/music/config/djRoleId", "is no role of this guild"))));
        }
    }

    @Nested
    class WhenItIsRefused {
        @Test
        void isForThoseOnlyWhoMayChangeTheGuild() {
            expectRejection(
                    new RevertChanges(GUILD, MAX, new RevertPlan(List.of(setting("prefix", "!", 7L)), LAST), true),
                    new NotAllowed());
        }

        @Test
        void rejectsAPlanThatIsOlderThanTheConfiguration() {
            expectRejection(
                    new RevertChanges(GUILD, OLIVIA, new RevertPlan(List.of(setting("prefix", "!")), LAST - 1), false),
                    new Overtaken());
        }

        @Test
        void rejectsThoseWhoHaveSeenAnOlderVersion() {
            expectRejection(revert(setting("prefix", "!")).expecting(1), new StaleVersion(1, LAST));
        }

        @Test
        void asksForNothingWhenItIsRepeated() {
            given().when(revert(setting("prefix", "!", 7L)).changingNothing())
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new Reversal(false, List.of(), List.of()), LAST, LAST));
        }
    }
}
