package dev.guildhall.e2e;

final class FourProcessesModulesTravelE2E extends ModulesTravel {
    FourProcessesModulesTravelE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
