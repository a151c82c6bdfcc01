package dev.guildhall.command.guild;

import static dev.guildhall.events.permission.GuildPermission.ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.Rejection;
import dev.guildhall.command.dispatch.WriteRejection.NotAllowed;
import dev.guildhall.command.dispatch.WriteRejection.StaleVersion;
import dev.guildhall.command.subscription.ChangeSubscription;
import dev.guildhall.command.subscription.SubscriptionRejection.InvalidSubscription;
import dev.guildhall.events.Change;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.guild.GuildRejoined;
import dev.guildhall.events.permission.PermissionGranted;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.subscription.SubscriptionChanged;
import dev.guildhall.events.wire.Subscription;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuildSubscriptionTest {
    private static final String GUILD = "1180000000000000001";
    private static final String OTTO = "1180000000000000105";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final GuildRegistered REGISTERED =
            new GuildRegistered(GUILD, "Guildhall Demo", "1180000000000000101");

    private final AggregateTestFixture<Guild> guild = new AggregateTestFixture<>(Guild.class);

    private static ChangeSubscription give(String plan, @Nullable String until) {
        return new ChangeSubscription(GUILD, OTTO, new Subscription(plan, until), NOW, null);
    }

    private static SubscriptionChanged changed(Change... changes) {
        return new SubscriptionChanged(GUILD, List.of(changes));
    }

    private static Change plan(String before, String after) {
        return new Change("plan", before, after);
    }

    private static Change until(@Nullable String before, @Nullable String after) {
        return new Change("until", before, after);
    }

    private static void expectRejection(ResultValidator<Guild> result, Rejection rejection) {
        result.expectNoEvents().expectException(new CustomTypeSafeMatcher<Throwable>("rejected: " + rejection) {
            @Override
            protected boolean matchesSafely(Throwable failure) {
                return failure instanceof Rejected rejected
                        && rejected.rejection().equals(rejection);
            }
        });
    }

    @Nested
    class WhenAnOperatorGivesAPlan {
        @Test
        void givesItForGood() {
            guild.given(REGISTERED)
                    .when(give("PREMIUM", null))
                    .expectEvents(changed(plan("FREE", "PREMIUM")))
                    .expectResultMessagePayload(new Decision<>(new Subscription("PREMIUM", null), 1, 1));
        }

        @Test
        void givesItUntilAMomentWhichIsRecordedInUtc() {
            guild.given(REGISTERED)
                    .when(give("PREMIUM", "2027-03-01T01:00:00.5+01:00"))
                    .expectEvents(changed(plan("FREE", "PREMIUM"), until(null, "2027-03-01T00:00:00Z")));
        }

        @Test
        void takesItBackTogetherWithItsEnd() {
            guild.given(REGISTERED, changed(plan("FREE", "PREMIUM"), until(null, "2027-03-01T00:00:00Z")))
                    .when(give("FREE", null))
                    .expectEvents(changed(plan("PREMIUM", "FREE"), until("2027-03-01T00:00:00Z", null)))
                    .expectResultMessagePayload(new Decision<>(Subscription.NONE, 2, 2));
        }

        @Test
        void movesTheEndAlone() {
            guild.given(REGISTERED, changed(plan("FREE", "PREMIUM"), until(null, "2027-03-01T00:00:00Z")))
                    .when(give("PREMIUM", "2028-03-01T00:00:00Z"))
                    .expectEvents(changed(until("2027-03-01T00:00:00Z", "2028-03-01T00:00:00Z")));
        }

        @Test
        void recordsNothingThatIsSoAlready() {
            guild.given(REGISTERED, changed(plan("FREE", "PREMIUM")))
                    .when(give("PREMIUM", null))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new Subscription("PREMIUM", null), 1, 1));
        }

        @Test
        void keepsItWhenTheBotLeavesAndComesBack() {
            guild.given(REGISTERED, changed(plan("FREE", "PREMIUM")), new GuildLeft(GUILD), new GuildRejoined(GUILD))
                    .when(give("PREMIUM", null))
                    .expectNoEvents();
        }

        @Test
        void changesTheVersionOfTheConfiguration() {
            expectRejection(
                    guild.given(REGISTERED, changed(plan("FREE", "PREMIUM")))
                            .when(give("FREE", null).expecting(0)),
                    new StaleVersion(0, 1));
        }

        @Test
        void takesWhoHasSeenTheLatestVersion() {
            guild.given(
                            REGISTERED,
                            new SettingsChanged(GUILD, List.of(new Change("prefix", null, "?"))),
                            new PermissionGranted(GUILD, OTTO, ADMINISTRATOR.name()))
                    .when(give("PREMIUM", null).expecting(1))
                    .expectEvents(changed(plan("FREE", "PREMIUM")));
        }
    }

    @Nested
    class WhenItIsRepeated {
        @Test
        void answersTheSameAndChangesNothing() {
            guild.given(REGISTERED, changed(plan("FREE", "PREMIUM")))
                    .when(give("FREE", null).changingNothing())
                    .expectNoEvents()
                    .expectResultMessagePayload(new Decision<>(new Subscription("PREMIUM", null), 1, 1));
        }
    }

    @Nested
    class WhenItCannotBe {
        @Test
        void refusesAGuildThatTheBotHasLeft() {
            expectRejection(
                    guild.given(REGISTERED, new GuildLeft(GUILD)).when(give("PREMIUM", null)), new NotAllowed());
        }

        @Test
        void doesNotFindAGuildThatNeverWas() {
            guild.givenNoPriorActivity()
                    .when(give("PREMIUM", null))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "GOLD|          |/plan |must be one of FREE, PREMIUM",
                    "FREE|2027-03-01T00:00:00Z|/until|must be absent: this plan never ends",
                    "PREMIUM|soon|/until|must be a time such as 2030-01-31T00:00:00Z",
                    "PREMIUM|2027-03-01T00:00:00|/until|must be a time such as 2030-01-31T00:00:00Z",
                    "PREMIUM|2026-03-01T12:00:00Z|/until|must lie in the future",
                    "PREMIUM|2036-03-02T12:00:01Z|/until|must be within 3653 days",
                    "PREMIUM|+999999999-12-31T23:59:59Z|/until|must be within 3653 days"
                })
        void refusesEachFault(String plan, @Nullable String until, String pointer, String detail) {
            expectRejection(
                    guild.given(REGISTERED).when(give(plan, until)),
                    new InvalidSubscription(List.of(new Violation(pointer, detail))));
        }

        @Test
        void namesAllFaultsAtOnce() {
            guild.given(REGISTERED)
                    .when(give("GOLD", "soon"))
                    .expectException(new CustomTypeSafeMatcher<Throwable>("two faults") {
                        @Override
                        protected boolean matchesSafely(Throwable failure) {
                            assertThat(failure).isInstanceOf(Rejected.class);
                            return ((Rejected) failure).rejection() instanceof InvalidSubscription invalid
                                    && invalid.violations().size() == 2;
                        }
                    });
        }
    }
}
