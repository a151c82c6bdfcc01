package dev.guildhall.command.leveling;

import dev.guildhall.command.dispatch.CommandDoor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Leveling as beans. */
@Configuration(proxyBeanMethods = false)
@Import({LevelRepositoryConfiguration.class, LevelingRoutes.class})
public class LevelingConfiguration {
    @Bean
    LevelingWrites levelingWrites(CommandDoor door) {
        return new LevelingWrites(
                door, (RandomGenerator) () -> ThreadLocalRandom.current().nextLong());
    }
}
