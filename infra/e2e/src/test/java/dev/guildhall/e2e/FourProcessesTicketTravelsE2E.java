package dev.guildhall.e2e;

@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesTicketTravelsE2E extends TicketTravels {}
