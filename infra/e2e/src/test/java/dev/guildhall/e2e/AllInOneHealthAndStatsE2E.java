package dev.guildhall.e2e;

final class AllInOneHealthAndStatsE2E extends HealthAndStats {
    AllInOneHealthAndStatsE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
