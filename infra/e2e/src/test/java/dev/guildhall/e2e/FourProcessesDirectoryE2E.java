package dev.guildhall.e2e;

final class FourProcessesDirectoryE2E extends DirectoryFollows {
    FourProcessesDirectoryE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
