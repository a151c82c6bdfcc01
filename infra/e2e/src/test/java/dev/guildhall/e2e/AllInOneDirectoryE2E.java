package dev.guildhall.e2e;

@Shares(SharedInstallation.ONE_PROCESS)
final class AllInOneDirectoryE2E extends DirectoryFollows {}
