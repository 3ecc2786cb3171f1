internal import CSystem
internal import Glibc

/// What this process takes from the machine, for metrics.
package struct ProcessUsage: Sendable {
    /// Memory in use, in bytes.
    package let residentBytes: Int
    /// Processor time of this process so far, in seconds; children not counted.
    package let cpuSeconds: Double
    /// Open file descriptors.
    package let openFiles: Int

    /// Asks the kernel; what it does not tell is 0.
    package static func current() -> ProcessUsage {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return ProcessUsage(
            residentBytes: residentPages() * Int(sysconf(Int32(_SC_PAGESIZE))),
            cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            openFiles: (try? Files.names(in: "/proc/self/fd").count) ?? 0)
    }

    /// Gives memory that is free back to the kernel, which the C library keeps by itself: after work that takes much and comes seldom.
    package static func giveBackMemory() { csystem_trim() }

    /// Has all threads share one heap: with one for each the C library keeps a third more, and asks the kernel for pages again and again.
    package static func keepOneHeap() { csystem_keep_one_heap() }

    /// The number of this process.
    package static var identifier: Int { Int(getpid()) }

    private static func residentPages() -> Int {
        let text = (try? Files.read("/proc/self/statm", limit: 4096)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
