package dev.guildhall.e2e;

@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesModulesTravelE2E extends ModulesTravel {}
