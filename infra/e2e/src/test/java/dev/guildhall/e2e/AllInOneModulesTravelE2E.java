package dev.guildhall.e2e;

final class AllInOneModulesTravelE2E extends ModulesTravel {
    AllInOneModulesTravelE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
