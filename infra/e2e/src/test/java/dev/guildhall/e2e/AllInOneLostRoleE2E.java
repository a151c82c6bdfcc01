package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOneLostRoleE2E extends LostRole {}
