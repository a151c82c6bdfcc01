package dev.guildhall.e2e;

@Shares(SharedInstallation.FOUR_PROCESSES)
final class FourProcessesHealthAndStatsE2E extends HealthAndStats {}
