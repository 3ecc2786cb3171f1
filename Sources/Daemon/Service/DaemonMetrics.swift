import Support

/// The process's own numbers.
enum DaemonMetrics {
    static func register(on metrics: Metrics) {
        metrics.gauge("process_resident_memory_bytes", help: "Resident memory") { Double(ProcessUsage.current().residentBytes) }
        metrics.gauge("process_cpu_seconds_total", help: "User and system time") { ProcessUsage.current().cpuSeconds }
        metrics.gauge("process_open_fds", help: "Open files") { Double(ProcessUsage.current().openFiles) }
    }
}
