package dev.guildhall.e2e;

final class AllInOneRefusalsE2E extends Refusals {
    AllInOneRefusalsE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
