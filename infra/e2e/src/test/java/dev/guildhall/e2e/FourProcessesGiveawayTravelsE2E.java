package dev.guildhall.e2e;

@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesGiveawayTravelsE2E extends GiveawayTravels {}
