package dev.guildhall.e2e;

final class AllInOneLostRoleE2E extends LostRole {
    AllInOneLostRoleE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
