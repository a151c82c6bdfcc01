package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOneModulesTravelE2E extends ModulesTravel {}
