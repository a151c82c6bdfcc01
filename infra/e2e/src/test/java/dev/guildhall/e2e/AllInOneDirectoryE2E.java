package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOneDirectoryE2E extends DirectoryFollows {}
