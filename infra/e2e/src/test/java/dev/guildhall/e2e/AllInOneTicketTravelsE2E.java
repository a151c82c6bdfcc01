package dev.guildhall.e2e;

@Shares(SharedInstallation.ONE_PROCESS)
final class AllInOneTicketTravelsE2E extends TicketTravels {}
