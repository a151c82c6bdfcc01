package dev.guildhall.e2e;

@Shares(SharedInstallation.ONE_PROCESS)
final class AllInOneModulesTravelE2E extends ModulesTravel {}
