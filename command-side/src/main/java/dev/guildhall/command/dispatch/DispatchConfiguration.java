package dev.guildhall.command.dispatch;

import dev.guildhall.command.directory.DiscordIdSource;
import dev.guildhall.door.problem.ProblemTranslation;
import dev.guildhall.eventlog.EventMetadata;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.PostgresEventStore;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AbstractRepository;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Axon's command bus, built by hand: nothing of it looks for a server or calls home. */
@Configuration(proxyBeanMethods = false)
public class DispatchConfiguration {
    /** A guild in memory takes a few kilobytes; what is larger counts for several, see {@link AggregateCache#weigh}. */
    static final int MAX_CACHED_AGGREGATES = 10_000;

    @Bean
    AggregateCache aggregateCache() {
        return new AggregateCache(MAX_CACHED_AGGREGATES);
    }

    /** A rejection changes nothing, so it need not throw the cached aggregate away as a rollback would. */
    @Bean
    CommandBus commandBus() {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .rollbackConfiguration(failure -> !(failure instanceof Rejected))
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(List.of(new EventMetadata())));
        return bus;
    }

    /**
     * Axon warns, with a stack trace, of every guild that cannot be loaded: whoever asks for unknown ones could fill the
     * disk. Such failures are answered, and noted where they are faults.
     */
    @Bean
    InitializingBean quietRepositories(ObjectProvider<LoggingSystem> logging) {
        return () ->
                logging.ifAvailable(system -> system.setLogLevel(AbstractRepository.class.getName(), LogLevel.ERROR));
    }

    @Bean
    CommandDoor commandDoor(
            CommandBus commands,
            AggregateCache aggregates,
            LogReader log,
            PostgresEventStore store,
            ObjectProvider<DiscordIdSource> ids,
            Insiders insiders) {
        return new CommandDoor(
                commands, aggregates, log, store, ids.getIfAvailable(() -> DiscordIdSource.NONE), insiders);
    }

    @Bean
    ProblemTranslation dispatchProblems() {
        return new DispatchProblems();
    }

    @Bean
    WebMvcConfigurer writeArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new WriteArguments());
            }
        };
    }
}
