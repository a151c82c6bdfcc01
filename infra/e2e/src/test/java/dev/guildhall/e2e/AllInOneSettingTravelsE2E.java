package dev.guildhall.e2e;

@Shares(SharedInstallation.ONE_PROCESS)
final class AllInOneSettingTravelsE2E extends SettingTravels {}
