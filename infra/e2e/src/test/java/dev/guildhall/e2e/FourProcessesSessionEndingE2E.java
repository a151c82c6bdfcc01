package dev.guildhall.e2e;

final class FourProcessesSessionEndingE2E extends SessionEnding {
    FourProcessesSessionEndingE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
