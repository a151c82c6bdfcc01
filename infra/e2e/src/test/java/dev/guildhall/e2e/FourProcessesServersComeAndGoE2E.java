package dev.guildhall.e2e;

final class FourProcessesServersComeAndGoE2E extends ServersComeAndGo {
    FourProcessesServersComeAndGoE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
