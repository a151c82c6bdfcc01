package dev.guildhall.e2e;

final class FourProcessesGiveawayTravelsE2E extends GiveawayTravels {
    FourProcessesGiveawayTravelsE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
