package dev.guildhall.e2e;

@Shares(SharedInstallation.FOUR_PROCESSES)
final class FourProcessesGiveawayTravelsE2E extends GiveawayTravels {}
