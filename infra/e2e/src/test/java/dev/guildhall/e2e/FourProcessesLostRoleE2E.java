package dev.guildhall.e2e;

@Shares(SharedInstallation.FOUR_PROCESSES)
final class FourProcessesLostRoleE2E extends LostRole {}
