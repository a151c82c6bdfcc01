package dev.guildhall.e2e;

@Shares(SharedInstallation.ONE_PROCESS)
final class AllInOneGiveawayTravelsE2E extends GiveawayTravels {}
