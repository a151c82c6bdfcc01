package dev.guildhall.e2e;

final class FourProcessesLostRoleE2E extends LostRole {
    FourProcessesLostRoleE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
