import FoundationEssentials

extension Log {
    /// Writes nothing.
    package static let silent = Log { _ in }

    /// Writes to standard error: with `<6>` prefixes for journald, or readable with the clock's time when a terminal reads it.
    package static func stderr(threshold: LogLevel = .info, clock: any DeskClock = SystemClock()) -> Log {
        stderr(threshold: LogThreshold(threshold), clock: clock)
    }

    /// The same with a level that can be changed while it is in use.
    package static func stderr(threshold: LogThreshold, clock: any DeskClock = SystemClock()) -> Log {
        let isTerminal = StandardError.isTerminal
        return Log(threshold: threshold) { entry in
            StandardError.write((isTerminal ? readable(entry, at: clock.now()) : "<\(entry.level.syslog)>\(entry.text)") + "\n")
        }
    }

    /// A log for tests, and what was written to it.
    package static func captured() -> (log: Log, lines: LogLines) {
        let lines = LogLines()
        return (Log { lines.append($0) }, lines)
    }

    static func readable(_ entry: LogEntry, at instant: Date) -> String {
        let level = entry.level.rawValue
        return Timestamp.text(instant) + " " + level + String(repeating: " ", count: max(0, 8 - level.utf8.count)) + entry.text
    }
}

/// What a log wrote, for tests.
package final class LogLines: Sendable {
    private let entries = Locked<[LogEntry]>([])

    /// Every entry as `level message key=value`.
    package var all: [String] { entries.withLock { $0.map { "\($0.level.rawValue) \($0.text)" } } }

    func append(_ entry: LogEntry) { entries.withLock { $0.append(entry) } }
}
