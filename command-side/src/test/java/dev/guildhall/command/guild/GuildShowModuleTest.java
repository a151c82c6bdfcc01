package dev.guildhall.command.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.Decision;
import dev.guildhall.command.dispatch.Rejected;
import dev.guildhall.command.dispatch.WriteRejection.NotAllowed;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.guild.GuildLeft;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.modules.ModuleEnabled;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;

/** What the system itself is told of a module. */
class GuildShowModuleTest {
    private static final String GUILD = "1180000000000000001";
    private static final GuildRegistered REGISTERED =
            new GuildRegistered(GUILD, "Guildhall Demo", "1180000000000000101");
    private static final ShowModule SHOW = new ShowModule(GUILD, GuildModule.LEVELING);

    private final AggregateTestFixture<Guild> guild = new AggregateTestFixture<>(Guild.class);

    @Test
    void isWhatIsInEffect() {
        guild.given(REGISTERED, new ModuleEnabled(GUILD, "leveling"))
                .when(SHOW)
                .expectNoEvents()
                .expectResultMessagePayload(new Decision<>(
                        new ModuleConfiguration(
                                "leveling",
                                true,
                                GuildSchemas.of(GuildModule.LEVELING).inEffect(Map.of())),
                        1,
                        1));
    }

    @Test
    void isRefusedOfAGuildThatTheBotHasLeft() {
        guild.given(REGISTERED, new GuildLeft(GUILD))
                .when(SHOW)
                .expectNoEvents()
                .expectException(new CustomTypeSafeMatcher<Throwable>("not allowed") {
                    @Override
                    protected boolean matchesSafely(Throwable failure) {
                        return failure instanceof Rejected rejected && rejected.rejection() instanceof NotAllowed;
                    }
                });
        assertThat(SHOW.aggregateId()).isEqualTo("guild:" + GUILD);
    }
}
