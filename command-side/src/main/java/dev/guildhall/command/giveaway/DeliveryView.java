package dev.guildhall.command.giveaway;

/** What was told is known. */
record DeliveryView(boolean recorded) {}
