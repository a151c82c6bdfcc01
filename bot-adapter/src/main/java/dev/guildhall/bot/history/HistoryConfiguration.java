package dev.guildhall.bot.history;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.interaction.KnownThings;
import dev.guildhall.bot.sides.HistoryEntry;
import dev.guildhall.bot.sides.HistoryReads;
import dev.guildhall.bot.sides.RevertSide;
import dev.guildhall.door.SharedClock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was changed, and going back. */
@Configuration(proxyBeanMethods = false)
public class HistoryConfiguration {
    @Bean
    ConfigurationChanges botConfigurationChanges(HistoryReads reads) {
        return new ConfigurationChanges(reads);
    }

    @Bean(destroyMethod = "close")
    KnownThings<HistoryEntry> botKnownChanges(ConfigurationChanges changes) {
        return new KnownThings<>(
                "changes",
                List.of(RevertDialog.CHANGES),
                (guildId, status, limit) ->
                        changes.read(guildId, About.EVERYTHING, null, limit).entries());
    }

    @Bean
    PendingReverts botPendingReverts() {
        return new PendingReverts(Ticker.systemTicker());
    }

    @Bean
    ChangeListing botChangeListing(ConfigurationChanges changes) {
        return new ChangeListing(changes);
    }

    @Bean
    PageButton botPageButton(ChangeListing listing) {
        return new PageButton(listing);
    }

    @Bean
    RevertDialog botRevertDialog(
            RevertSide side,
            ConfigurationChanges changes,
            KnownThings<HistoryEntry> botKnownChanges,
            PendingReverts pending,
            SharedClock clock) {
        return new RevertDialog(side, changes, botKnownChanges, pending, clock);
    }

    @Bean
    ConfirmButton botConfirmButton(
            RevertSide side,
            PendingReverts pending,
            ConfigurationCache cache,
            KnownThings<HistoryEntry> botKnownChanges) {
        return new ConfirmButton(side, pending, cache, botKnownChanges);
    }

    @Bean
    CancelButton botCancelButton(PendingReverts pending) {
        return new CancelButton(pending);
    }
}
