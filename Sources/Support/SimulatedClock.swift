import FoundationEssentials

internal import CSystem
internal import Glibc

/// A clock that runs fast and jumps, shared by every process that opens the same file: rehearsal's time.
package final class SimulatedClock: DeskClock {
    /// How long a sleep waits before it looks again: another process may have jumped.
    private static let glance: Duration = .milliseconds(4)

    private let file: Descriptor
    private let map: SharedMap
    private let writing = Locked(())

    /// Opens the clock in `path`; the first to do so makes it, showing `start` (real time by default) and running at `speed`.
    package init(path: String, start: Date? = nil, speed: Double = 1) throws {
        file = try Descriptor(path, O_RDWR | O_CREAT, "open", mode: 0o600)
        guard let address = csystem_clock_map(file.number) else { throw FileProblem(path, "map") }
        map = SharedMap(address: address)
        update { state, real in state ?? csystem_clock(real: real, desk: start.map(\.microseconds) ?? real, speed: speed) }
    }

    package func now() -> Date {
        var state = csystem_clock()
        _ = csystem_clock_read(map.address, &state)
        return Date(timeIntervalSince1970: Double(state.deskTime(atReal: Self.realTime())) / 1e6)
    }

    package func sleep(until deadline: Date) async throws {
        while now() < deadline { try await Task.sleep(for: Self.glance) }
        try Task.checkCancellation()
    }

    package var speed: Double {
        var state = csystem_clock()
        _ = csystem_clock_read(map.address, &state)
        return state.speed
    }

    package var isSimulated: Bool { true }

    /// Runs at another speed from now on; 0 stops the clock.
    package func setSpeed(_ speed: Double) {
        update { state, real in csystem_clock(real: real, desk: state?.deskTime(atReal: real) ?? real, speed: max(0, speed)) }
    }

    /// Shows that instant from now on, in every process; an earlier one is ignored, desk time never runs backwards.
    package func jump(to instant: Date) {
        update { state, real in
            let now = state?.deskTime(atReal: real) ?? real
            return csystem_clock(real: real, desk: max(now, instant.microseconds), speed: state?.speed ?? 1)
        }
    }

    private func update(_ change: (csystem_clock?, Int64) -> csystem_clock) {
        writing.withLock { _ in
            flock(file.number, LOCK_EX)
            defer { flock(file.number, LOCK_UN) }
            var state = csystem_clock()
            let isWritten = csystem_clock_read(map.address, &state)
            csystem_clock_write(map.address, change(isWritten ? state : nil, Self.realTime()))
        }
    }

    /// The wall clock in microseconds: the only one that two processes and a restart agree on.
    private static func realTime() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }
}

/// The mapped file, unmapped with its owner.
private final class SharedMap: @unchecked Sendable {
    let address: UnsafeMutableRawPointer

    init(address: UnsafeMutableRawPointer) { self.address = address }

    deinit { csystem_clock_unmap(address) }
}

extension csystem_clock {
    fileprivate func deskTime(atReal now: Int64) -> Int64 { desk + Int64(Double(max(0, now - real)) * speed) }
}

extension Date {
    fileprivate var microseconds: Int64 { Int64((timeIntervalSince1970 * 1e6).rounded()) }
}
