package dev.guildhall.e2e;

final class AllInOneRedisContractE2E extends RedisContract {
    AllInOneRedisContractE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
