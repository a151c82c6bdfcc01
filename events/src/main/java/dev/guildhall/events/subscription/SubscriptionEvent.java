package dev.guildhall.events.subscription;

import dev.guildhall.events.OfGuild;

public sealed interface SubscriptionEvent extends OfGuild permits SubscriptionChanged {}
