package dev.guildhall.command.leveling;

/** What was told is known. */
record DeliveryView(boolean recorded) {}
