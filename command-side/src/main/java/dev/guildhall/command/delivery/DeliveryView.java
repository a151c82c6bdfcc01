package dev.guildhall.command.delivery;

/** What was told is known. */
public record DeliveryView(boolean recorded) {}
