package dev.guildhall.door.access;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.token.Asker;
import dev.guildhall.door.token.Caller;
import java.util.Collection;
import java.util.Set;

/** Those who run Guildhall, as {@code guildhall.operators} names them. None of them sees a guild's data by that alone. */
public final class Operators {
    private final Set<String> userIds;

    public Operators(Collection<String> userIds) {
        this.userIds = Set.copyOf(userIds);
    }

    /** A side on its own account is no operator, whatever it is called. */
    public boolean include(Asker asker) {
        return !asker.service() && userIds.contains(asker.userId());
    }

    public boolean include(Caller caller) {
        return !caller.isService() && userIds.contains(caller.id());
    }

    /**
     * The same person in the role of an operator, for the audit trail.
     *
     * @throws ProblemException 403 for everybody else
     */
    public Asker operator(Asker asker) {
        if (!include(asker)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "This is for operators");
        }
        return asker.asOperator();
    }
}
