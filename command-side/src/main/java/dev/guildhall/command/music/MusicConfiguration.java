package dev.guildhall.command.music;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.LogReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Music as beans. */
@Configuration(proxyBeanMethods = false)
@Import({MusicRepositoryConfiguration.class, MusicRoutes.class})
public class MusicConfiguration {
    @Bean
    MusicWrites musicWrites(Writes writes, CommandDoor door, LogReader log, SharedClock clock) {
        return new MusicWrites(writes, door, new MusicTexts(log), clock);
    }
}
