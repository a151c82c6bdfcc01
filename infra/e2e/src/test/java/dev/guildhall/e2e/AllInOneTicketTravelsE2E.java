package dev.guildhall.e2e;

final class AllInOneTicketTravelsE2E extends TicketTravels {
    AllInOneTicketTravelsE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
