package dev.guildhall.e2e;

@Shares(SharedInstallation.ONE_PROCESS)
final class AllInOneHealthAndStatsE2E extends HealthAndStats {}
