package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOneRefusalsE2E extends Refusals {}
