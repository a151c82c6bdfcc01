package dev.guildhall.e2e;

final class FourProcessesTicketTravelsE2E extends TicketTravels {
    FourProcessesTicketTravelsE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
