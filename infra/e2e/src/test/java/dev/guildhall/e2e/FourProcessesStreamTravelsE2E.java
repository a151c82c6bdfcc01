package dev.guildhall.e2e;

final class FourProcessesStreamTravelsE2E extends StreamTravels {
    FourProcessesStreamTravelsE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
