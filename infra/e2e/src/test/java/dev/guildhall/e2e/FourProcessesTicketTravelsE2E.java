package dev.guildhall.e2e;

@Shares(SharedInstallation.FOUR_PROCESSES)
final class FourProcessesTicketTravelsE2E extends TicketTravels {}
