package dev.guildhall.query.guild;

import dev.guildhall.door.SharedClock;
import dev.guildhall.door.problem.ProblemTranslation;
import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.query.configuration.SharedGuildReads;
import dev.guildhall.query.configuration.ViewProgress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all reading routes share. */
@Configuration(proxyBeanMethods = false)
public class ReadingConfiguration {
    @Bean
    AtLeast atLeast(ViewProgress progress, EventTail tail) {
        return new AtLeast(progress::await, tail);
    }

    @Bean
    RestingViews restingViews(Parkings parkings) {
        return new RestingViews(parkings.list());
    }

    @Bean
    GuildReading guildReading(SharedGuildReads views, AtLeast atLeast, RestingViews resting) {
        return new GuildReading(views, atLeast, resting);
    }

    @Bean
    ProblemTranslation viewsAway() {
        return new ViewsAway();
    }

    @Bean
    ClockReference queryClockReference(SharedClock clock, LogReader log) {
        return new ClockReference(clock, log);
    }
}
