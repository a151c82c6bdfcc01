package dev.guildhall.e2e;

@Shares(SharedInstallation.FOUR_PROCESSES)
final class FourProcessesAccessTravelsE2E extends AccessTravels {}
