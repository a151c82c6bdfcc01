package dev.guildhall.e2e;

final class AllInOneStreamTravelsE2E extends StreamTravels {
    AllInOneStreamTravelsE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
