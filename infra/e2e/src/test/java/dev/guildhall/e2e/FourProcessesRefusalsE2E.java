package dev.guildhall.e2e;

final class FourProcessesRefusalsE2E extends Refusals {
    FourProcessesRefusalsE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
