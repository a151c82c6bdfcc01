package dev.guildhall.e2e;

@Shares(SharedInstallation.ONE_PROCESS)
final class AllInOneStreamTravelsE2E extends StreamTravels {}
