package dev.guildhall.e2e;

final class AllInOneDirectoryE2E extends DirectoryFollows {
    AllInOneDirectoryE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
