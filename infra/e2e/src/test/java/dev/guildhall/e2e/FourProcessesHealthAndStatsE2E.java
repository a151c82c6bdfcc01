package dev.guildhall.e2e;

final class FourProcessesHealthAndStatsE2E extends HealthAndStats {
    FourProcessesHealthAndStatsE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
