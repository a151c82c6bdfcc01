package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.interaction.PlainText;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.GiveawayView;
import dev.guildhall.bot.sides.GiveawayView.Appearance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.jspecify.annotations.Nullable;

/** A giveaway's one message, as it is to look now. */
final class GiveawayCard {
    /** Roles shown in one field; the rest is in the panel. */
    static final int MAX_ROLES_SHOWN = 20;

    private static final int DEFAULT_COLOUR = 0x5865F2;
    private static final String MORE = " …";

    private final GiveawayView giveaway;
    private final Wording wording;

    GiveawayCard(GiveawayView giveaway, Wording wording) {
        this.giveaway = giveaway;
        this.wording = wording;
    }

    /** With the role that is pinged when it is posted, and only then. */
    MessageCreateData message(boolean withEmoji) {
        List<String> pinged =
                Optional.ofNullable(giveaway.look().pingRoleId()).stream().toList();
        return new MessageCreateBuilder()
                .setContent(GiveawayText.roles(pinged))
                .setEmbeds(embed())
                .setComponents(ActionRow.of(buttons(withEmoji)))
                .setAllowedMentions(List.of())
                .mentionRoles(pinged)
                .build();
    }

    boolean hasEmoji() {
        return emoji().isPresent();
    }

    MessageEmbed embed() {
        EmbedBuilder embed = new EmbedBuilder()
                .setTitle(wording.say("giveaway-title." + status()))
                .setColor(colour(giveaway.look().colour()))
                .setDescription(description())
                .addField(wording.say("giveaway-field.host"), GiveawayText.users(List.of(giveaway.hostId())), true)
                .addField(wording.say("giveaway-field.winners"), Integer.toString(giveaway.winnerCount()), true)
                .addField(wording.say("giveaway-field.entries"), Long.toString(giveaway.entries()), true);
        if (!giveaway.over()) {
            requirements().ifPresent(text -> embed.addField(wording.say("giveaway-field.requirements"), text, false));
            bonus().ifPresent(text -> embed.addField(wording.say("giveaway-field.bonus"), text, false));
        }
        String commitment = giveaway.commitment();
        return commitment == null
                ? embed.build()
                : embed.setFooter(wording.say("giveaway-commitment", commitment))
                        .build();
    }

    private String status() {
        return switch (giveaway.status()) {
            case GiveawayView.ENDED -> "ended";
            case GiveawayView.CANCELLED -> "cancelled";
            default -> "active";
        };
    }

    private String description() {
        List<String> parts = new ArrayList<>();
        parts.add("**" + GiveawayText.prize(giveaway) + "**");
        String more = PlainText.lines(giveaway.description(), GiveawayCreation.MAX_DESCRIPTION);
        if (!more.isBlank()) {
            parts.add(more);
        }
        parts.add(wording.say("giveaway-when." + status(), GiveawayText.relative(giveaway.endsAt())));
        if (giveaway.status().equals(GiveawayView.ENDED)) {
            parts.add(
                    giveaway.winners().isEmpty()
                            ? wording.say("giveaway-no-winner")
                            : wording.say("giveaway-winners", GiveawayText.users(giveaway.winners())));
        }
        return String.join("\n\n", parts);
    }

    private Optional<String> requirements() {
        GiveawayView.Requirements asked = giveaway.requirements();
        List<String> lines = new ArrayList<>();
        if (!asked.roleIds().isEmpty()) {
            lines.add(wording.say("giveaway-requires.roles", roles(asked.roleIds())));
        }
        if (asked.minAccountAgeDays() > 0) {
            lines.add(wording.say("giveaway-requires.account-age", Integer.toString(asked.minAccountAgeDays())));
        }
        if (asked.minMemberAgeDays() > 0) {
            lines.add(wording.say("giveaway-requires.member-age", Integer.toString(asked.minMemberAgeDays())));
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    private static String roles(List<String> roleIds) {
        String shown = GiveawayText.roles(roleIds.subList(0, Math.min(MAX_ROLES_SHOWN, roleIds.size())));
        return roleIds.size() > MAX_ROLES_SHOWN ? shown + MORE : shown;
    }

    private Optional<String> bonus() {
        List<GiveawayView.BonusEntry> all = giveaway.bonusEntries();
        String shown = all.stream()
                .limit(MAX_ROLES_SHOWN)
                .map(bonus -> GiveawayText.roles(List.of(bonus.roleId())) + " +" + bonus.count())
                .collect(Collectors.joining(", "));
        return shown.isEmpty() ? Optional.empty() : Optional.of(all.size() > MAX_ROLES_SHOWN ? shown + MORE : shown);
    }

    private List<Button> buttons(boolean withEmoji) {
        Appearance look = giveaway.look();
        String text = look.buttonText() == null ? "" : PlainText.label(look.buttonText(), Button.LABEL_MAX_LENGTH);
        Button enter = Button.primary(
                        GiveawayIds.enter(giveaway.id()), text.isEmpty() ? wording.say("giveaway-enter") : text)
                .withDisabled(!giveaway.status().equals(GiveawayView.ACTIVE));
        List<Button> buttons = new ArrayList<>();
        buttons.add(withEmoji ? emoji().map(enter::withEmoji).orElse(enter) : enter);
        if (giveaway.status().equals(GiveawayView.ENDED)) {
            buttons.add(Button.secondary(GiveawayIds.proof(giveaway.id()), wording.say("giveaway-proof-button")));
        }
        return buttons;
    }

    private Optional<Emoji> emoji() {
        String emoji = giveaway.look().buttonEmoji();
        return emoji == null || emoji.isBlank() ? Optional.empty() : Optional.of(Emoji.fromFormatted(emoji));
    }

    private static int colour(@Nullable String colour) {
        try {
            return colour == null ? DEFAULT_COLOUR : Integer.parseInt(colour.replaceFirst("^#", ""), 16);
        } catch (NumberFormatException e) {
            return DEFAULT_COLOUR;
        }
    }
}
