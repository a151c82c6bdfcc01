package dev.guildhall.events.wire;

/**
 * How values get into Redis: compared and set in one step, so that a slow reader never puts an old value in the place of
 * a newer one. Whoever writes a key of {@link CacheKey} does it by this script and no other way.
 */
public final class VersionedValue {
    /**
     * Keys: those to write. Arguments: the version of all the values, their time to live in seconds, then one value a key,
     * in the order of the keys. A value held with a higher version stays; an equal one is written again, which renews its
     * time; what cannot be read is replaced. Answers how many were written.
     *
     * <p>Every value that is written here ends with its version, so most need not be parsed to be compared.
     */
    public static final String PUT_UNLESS_OLDER = """
            local version = tonumber(ARGV[1])
            local written = 0
            for i, key in ipairs(KEYS) do
              local newer = false
              local held = redis.call('GET', key)
              if held then
                local last = string.match(held, '^{.*"version":(%d+)}$')
                if last then
                  newer = tonumber(last) > version
                else
                  local readable, value = pcall(cjson.decode, held)
                  newer = readable and type(value) == 'table' and type(value.version) == 'number'
                      and value.version > version
                end
              end
              if not newer then
                redis.call('SET', key, ARGV[i + 2], 'EX', ARGV[2])
                written = written + 1
              end
            end
            return written
            """;

    private VersionedValue() {}
}
