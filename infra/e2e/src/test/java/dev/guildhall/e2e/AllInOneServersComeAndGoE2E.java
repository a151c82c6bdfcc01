package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOneServersComeAndGoE2E extends ServersComeAndGo {}
