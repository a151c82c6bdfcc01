package dev.guildhall.door;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What eases replacing the secret.
 *
 * @param jwtSecretsRetired accepted besides {@code guildhall.jwt-secret}, but never signed with: the one before, or the
 *     next while not all sides know it yet
 */
@ConfigurationProperties("guildhall")
public record RetiredSecrets(@DefaultValue List<String> jwtSecretsRetired) {
    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "RetiredSecrets[" + jwtSecretsRetired.size() + "]";
    }
}
