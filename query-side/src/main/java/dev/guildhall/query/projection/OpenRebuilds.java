package dev.guildhall.query.projection;

import java.util.Optional;

/** Which rebuilds are under way. */
@FunctionalInterface
public interface OpenRebuilds {
    /** The rebuild of that projection. @throws org.springframework.dao.DataAccessException when PostgreSQL is away */
    Optional<String> of(String projection);
}
