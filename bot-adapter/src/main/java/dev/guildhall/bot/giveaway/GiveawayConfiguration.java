package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.effect.Places;
import dev.guildhall.bot.interaction.KnownThings;
import dev.guildhall.bot.interaction.ThingChoice;
import dev.guildhall.bot.sides.GiveawayReads;
import dev.guildhall.bot.sides.GiveawaySide;
import dev.guildhall.bot.sides.GiveawayView;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What members do with giveaways, and what of them is done in Discord. */
@Configuration(proxyBeanMethods = false)
public class GiveawayConfiguration {
    @Bean(destroyMethod = "close")
    KnownThings<GiveawayView> botKnownGiveaways(GiveawayReads reads) {
        List<String> statuses =
                List.of(GiveawayView.PENDING, GiveawayView.ACTIVE, GiveawayView.ENDED, GiveawayView.CANCELLED);
        return new KnownThings<>("giveaways", statuses, reads::list);
    }

    @Bean
    GiveawayCommand botGiveawayCommand(GiveawaySide giveaways, GiveawayReads reads, KnownThings<GiveawayView> known) {
        return new GiveawayCommand(
                giveaways,
                new GiveawayCreation(giveaways, known),
                new ThingChoice<>(
                        known,
                        GiveawayCommand.STATUSES,
                        GiveawayCommand.GIVEAWAY,
                        GiveawayView::id,
                        GiveawayView::prize),
                new GiveawayListing(reads));
    }

    @Bean
    EnterButton botEnterButton(GiveawaySide giveaways) {
        return new EnterButton(giveaways);
    }

    @Bean
    LeaveButton botLeaveButton(GiveawaySide giveaways) {
        return new LeaveButton(giveaways);
    }

    @Bean
    ProofButton botProofButton(GiveawayReads reads) {
        return new ProofButton(reads);
    }

    @Bean
    CardEffect botCardEffect(Places places, GiveawaySide giveaways) {
        return new CardEffect(places, giveaways);
    }

    @Bean
    AnnouncementEffect botAnnouncementEffect(Places places, GiveawaySide giveaways) {
        return new AnnouncementEffect(places, giveaways);
    }
}
