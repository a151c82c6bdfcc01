package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOneHealthAndStatsE2E extends HealthAndStats {}
