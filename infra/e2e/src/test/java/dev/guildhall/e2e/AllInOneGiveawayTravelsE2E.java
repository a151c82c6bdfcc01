package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOneGiveawayTravelsE2E extends GiveawayTravels {}
