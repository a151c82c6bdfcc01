package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOneSettingTravelsE2E extends SettingTravels {}
