package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOneTicketTravelsE2E extends TicketTravels {}
