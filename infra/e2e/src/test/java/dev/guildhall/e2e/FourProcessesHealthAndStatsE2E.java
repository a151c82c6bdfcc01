package dev.guildhall.e2e;

@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesHealthAndStatsE2E extends HealthAndStats {}
