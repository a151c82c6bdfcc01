package dev.guildhall.e2e;

@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesSettingTravelsE2E extends SettingTravels {}
