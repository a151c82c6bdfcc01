package dev.guildhall.e2e;

@Shares(SharedInstallation.ONE_PROCESS)
final class AllInOneLostRoleE2E extends LostRole {}
