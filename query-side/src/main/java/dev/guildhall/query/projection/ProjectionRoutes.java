package dev.guildhall.query.projection;

import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where operators see how projections are. They are steered on the command side. */
@RestController
final class ProjectionRoutes {
    private final ProjectionList projections;
    private final Steering steering;
    private final Operators operators;

    ProjectionRoutes(ProjectionList projections, Steering steering, DoorProperties properties) {
        this.projections = projections;
        this.steering = steering;
        this.operators = new Operators(properties.operators());
    }

    @GetMapping("/api/ops/projections")
    Answer<List<ProjectionDetails>> projections(Asker asker) {
        operators.operator(asker);
        List<ProjectionDetails> all = projections.all(steering.look());
        return new Answer<>(true, all, null, all.size(), null);
    }
}
