package dev.guildhall.e2e;

@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesDirectoryE2E extends DirectoryFollows {}
