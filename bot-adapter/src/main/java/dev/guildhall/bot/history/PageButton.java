package dev.guildhall.bot.history;

import dev.guildhall.bot.interaction.ComponentAction;
import dev.guildhall.bot.interaction.ComponentUse;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Wording;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns the pages of what was changed. Whoever presses it sees what they may see at that moment. */
public final class PageButton implements ComponentAction {
    static final String NAME = "config:history";

    /** In place of a position. */
    static final long NEWEST = 0;

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private final ChangeListing listing;

    PageButton(ChangeListing listing) {
        this.listing = listing;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean inPlace() {
        return true;
    }

    @Override
    public Reply run(ComponentUse use) {
        Wording wording = use.wording();
        if (!use.occasion().access().mayRead()) {
            return Reply.failure(wording.say("forbidden"));
        }
        List<String> arguments = use.customId().arguments();
        if (arguments.isEmpty() || !POSITION.matcher(arguments.getFirst()).matches()) {
            return Reply.failure(wording.say("unknown-component"));
        }
        long before = Long.parseLong(arguments.getFirst());
        Optional<About> about = About.of(arguments.subList(1, arguments.size()));
        return about.map(known -> listing.page(use.guildId(), known, before == NEWEST ? null : before, wording))
                .orElseGet(() -> Reply.failure(wording.say("unknown-component")));
    }
}
