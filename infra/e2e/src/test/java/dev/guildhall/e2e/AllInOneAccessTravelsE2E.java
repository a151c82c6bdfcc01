package dev.guildhall.e2e;

final class AllInOneAccessTravelsE2E extends AccessTravels {
    AllInOneAccessTravelsE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
