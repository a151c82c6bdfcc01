package dev.guildhall.e2e;

@Shares(SharedInstallation.FOUR_PROCESSES)
final class FourProcessesDirectoryE2E extends DirectoryFollows {}
