package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOneRedisContractE2E extends RedisContract {}
