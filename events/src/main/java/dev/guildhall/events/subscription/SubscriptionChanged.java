package dev.guildhall.events.subscription;

import dev.guildhall.events.Change;
import dev.guildhall.events.EventType;
import java.util.List;

/** The guild's plan, its end, or both are others. Paths are {@code plan} and {@code until}. */
@EventType("subscription.Changed")
public record SubscriptionChanged(String guildId, List<Change> changes) implements SubscriptionEvent {}
