package dev.guildhall.e2e;

@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesAccessTravelsE2E extends AccessTravels {}
