package dev.guildhall.query.effect;

import java.util.Collection;
import java.util.Map;

/** What effects of some kinds are about, for whoever carries them out. */
public interface EffectSubjects {
    /**
     * @param shape as JSON
     * @param version how new it is: nothing is given out with less than is wanted
     */
    record Subject(Object shape, long version) {}

    /** Under which name it is given out with the effect. */
    String member();

    boolean cover(String kind);

    /** By id; those that the view does not hold are left out. */
    Map<String, Subject> find(Collection<String> subjectIds);

    /** Whether all that the log held when this process began has been decided upon: until then nothing is given out. */
    boolean areCurrent();

    /** Whether it is this process that decides upon them, as far as it knows. */
    boolean areDecidedHere();
}
