package dev.guildhall.e2e;

final class FourProcessesAccessTravelsE2E extends AccessTravels {
    FourProcessesAccessTravelsE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
