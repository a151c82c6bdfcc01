package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOneAccessTravelsE2E extends AccessTravels {}
