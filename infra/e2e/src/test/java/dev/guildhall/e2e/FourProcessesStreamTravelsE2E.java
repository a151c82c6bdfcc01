package dev.guildhall.e2e;

@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesStreamTravelsE2E extends StreamTravels {}
