package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOneStreamTravelsE2E extends StreamTravels {}
