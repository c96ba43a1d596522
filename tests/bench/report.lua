-- What wrk found, as JSON for tests/bench/load.py: counts, and microseconds.
done = function(summary, latency, requests)
    local errors = summary.errors
    io.stderr:write(string.format(
        '{"requests": %d, "duration": %d, "p50": %d, "p99": %d, "bytes": %d, "failed": %d}',
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), summary.bytes,
        errors.connect + errors.read + errors.write + errors.status + errors.timeout
    ))
end
