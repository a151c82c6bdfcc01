package dev.guildhall.e2e;

@Shares(SharedInstallation.ONE_PROCESS)
final class AllInOneAccessTravelsE2E extends AccessTravels {}
