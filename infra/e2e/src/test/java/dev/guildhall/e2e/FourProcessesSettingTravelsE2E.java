package dev.guildhall.e2e;

@Shares(SharedInstallation.FOUR_PROCESSES)
final class FourProcessesSettingTravelsE2E extends SettingTravels {}
