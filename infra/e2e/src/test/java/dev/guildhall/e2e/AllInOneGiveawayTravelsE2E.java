package dev.guildhall.e2e;

final class AllInOneGiveawayTravelsE2E extends GiveawayTravels {
    AllInOneGiveawayTravelsE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
