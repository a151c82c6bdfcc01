package dev.guildhall.e2e;

@Shares(SharedInstallation.FOUR_PROCESSES)
final class FourProcessesStreamTravelsE2E extends StreamTravels {}
