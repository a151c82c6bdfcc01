package dev.guildhall.e2e;

final class FourProcessesRedisContractE2E extends RedisContract {
    FourProcessesRedisContractE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
