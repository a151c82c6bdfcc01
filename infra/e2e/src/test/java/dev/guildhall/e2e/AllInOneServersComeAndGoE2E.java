package dev.guildhall.e2e;

final class AllInOneServersComeAndGoE2E extends ServersComeAndGo {
    AllInOneServersComeAndGoE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
