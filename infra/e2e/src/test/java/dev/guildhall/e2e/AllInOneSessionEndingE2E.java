package dev.guildhall.e2e;

final class AllInOneSessionEndingE2E extends SessionEnding {
    AllInOneSessionEndingE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
