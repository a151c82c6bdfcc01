package dev.guildhall.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.command.dispatch.AggregateCache;
import dev.guildhall.command.dispatch.WeighedRepository;
import dev.guildhall.command.guild.Guild;
import dev.guildhall.eventlog.PostgresEventStore;
import dev.guildhall.testkit.TestPostgres;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.ClassUtils;

class CommandWiringIT {
    private static RunningCommandSide side;

    @BeforeAll
    static void open() {
        side = RunningCommandSide.on(TestPostgres.freshDatabase());
    }

    @AfterAll
    static void close() {
        side.close();
    }

    @Test
    void usesTheLogAndNothingElse() {
        assertThat(side.bean(EventStore.class)).isInstanceOf(PostgresEventStore.class);
        assertThat(side.bean(CommandBus.class)).isExactlyInstanceOf(SimpleCommandBus.class);
        assertThat(side.bean("guildRepository", Repository.class))
                .isExactlyInstanceOf(CachingEventSourcingRepository.class);
        assertThat(side.bean("giveawayRepository", Repository.class)).isExactlyInstanceOf(WeighedRepository.class);
        assertThat(side.bean(Cache.class)).isInstanceOf(AggregateCache.class);
    }

    @Test
    void keepsGuildsInMemory() {
        AggregateCache cache = side.bean(AggregateCache.class);

        KnownGuild guild = side.newGuild();

        assertThat(cache.containsKey("guild:" + guild.id())).isTrue();
        RunningCommandSide.send(guild.change(RunningCommandSide.MAX, KnownGuild.prefix("?")));
        assertThat(cache.containsKey("guild:" + guild.id()))
                .as("a rejection costs nobody the cached %s", Guild.class.getSimpleName())
                .isTrue();
    }

    @Test
    void knowsNoAxonServerAndNoStarter() {
        for (String absent : new String[] {
            "org.axonframework.axonserver.connector.AxonServerConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
        }) {
            assertThat(ClassUtils.isPresent(absent, null)).as(absent).isFalse();
        }
    }
}
