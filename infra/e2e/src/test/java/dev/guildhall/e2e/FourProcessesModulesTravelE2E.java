package dev.guildhall.e2e;

@Shares(SharedInstallation.FOUR_PROCESSES)
final class FourProcessesModulesTravelE2E extends ModulesTravel {}
