package dev.guildhall.bot.interaction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All buttons, selects and modals, by the first two words of their custom ids. */
public final class ComponentActions {
    private final Map<String, ComponentAction> actions;

    /** @throws IllegalStateException if two have the same name */
    public ComponentActions(List<ComponentAction> actions) {
        this.actions = actions.stream().collect(Collectors.toMap(ComponentAction::name, Function.identity()));
    }

    Optional<ComponentAction> find(CustomId customId) {
        return Optional.ofNullable(actions.get(customId.name()));
    }
}
