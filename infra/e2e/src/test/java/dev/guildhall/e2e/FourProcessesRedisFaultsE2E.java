package dev.guildhall.e2e;

import java.util.Map;

final class FourProcessesRedisFaultsE2E extends RedisFaults {
    FourProcessesRedisFaultsE2E() {
        super(servers -> FourProcesses.start(servers, Map.of()));
    }
}
