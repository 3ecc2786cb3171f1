internal import Glibc

/// Writes what happened, one line an event; passed on by `init`.
///
/// Messages are constants, so that they can be searched for; what varies stands in the fields.
package struct Log: Sendable {
    /// A field's value; a `Secret` shows as `<secret>`.
    package typealias Fields = KeyValuePairs<String, any CustomStringConvertible>

    private let sink: @Sendable (LogEntry) -> Void
    private let threshold: LogThreshold

    /// Hands every entry of at least that level to `sink`, on the thread that logs.
    package init(threshold: LogLevel = .debug, sink: @escaping @Sendable (LogEntry) -> Void) {
        self.init(threshold: LogThreshold(threshold), sink: sink)
    }

    /// A log whose level can be changed while it is in use.
    package init(threshold: LogThreshold, sink: @escaping @Sendable (LogEntry) -> Void) {
        self.threshold = threshold
        self.sink = sink
    }

    /// For finding a fault.
    package func debug(_ message: StaticString, _ fields: Fields = [:]) { write(.debug, message, fields) }
    /// What went as planned.
    package func info(_ message: StaticString, _ fields: Fields = [:]) { write(.info, message, fields) }
    /// What is normal and worth knowing.
    package func notice(_ message: StaticString, _ fields: Fields = [:]) { write(.notice, message, fields) }
    /// What went wrong and will be tried again or worked around.
    package func warning(_ message: StaticString, _ fields: Fields = [:]) { write(.warning, message, fields) }
    /// What went wrong and needs somebody.
    package func error(_ message: StaticString, _ fields: Fields = [:]) { write(.error, message, fields) }

    private func write(_ level: LogLevel, _ message: StaticString, _ fields: Fields) {
        guard level >= threshold.level else { return }
        sink(LogEntry(level: level, message: "\(message)", fields: fields.map { ($0.key, $0.value.description) }))
    }
}

/// The least level that is written; can be changed while the log is in use.
package final class LogThreshold: Sendable {
    private let current: Locked<LogLevel>

    package init(_ level: LogLevel) { current = Locked(level) }

    /// The level now.
    package var level: LogLevel { current.withLock { $0 } }

    /// Writes entries of at least that level from now on.
    package func set(_ level: LogLevel) { current.withLock { $0 = level } }
}

/// How much an entry matters.
package enum LogLevel: String, Sendable, Comparable, CaseIterable {
    case debug, info, notice, warning, error

    /// The number syslog and journald know it by.
    package var syslog: Int {
        switch self {
        case .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        }
    }

    package static func < (left: LogLevel, right: LogLevel) -> Bool { left.syslog > right.syslog }
}

/// One event.
package struct LogEntry: Sendable {
    package let level: LogLevel
    package let message: String
    package let fields: [(key: String, value: String)]

    /// `message key=value key2="quoted value"`, in one line whatever the values contain.
    package var text: String {
        ([LogText.escaped(message)] + fields.map { LogText.escaped($0.key) + "=" + LogText.quoted($0.value) }).joined(separator: " ")
    }
}

/// Keeps what others wrote from looking like lines or fields of ours.
enum LogText {
    /// Values longer than this are cut: one line must stay one record in the journal.
    static let longest = 4000

    static func quoted(_ value: String) -> String {
        let text = escaped(value.limited(utf16: longest))
        let isPlain = !text.isEmpty && text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "\"" && $0 != "=" }
        return isPlain ? text : "\"" + text.replacing("\"", with: "\\\"") + "\""
    }

    static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isEscaped) else { return text }
        return text.unicodeScalars.map { scalar in
            switch scalar {
            case "\n": "\\n"
            case "\r": "\\r"
            case "\t": "\\t"
            case "\\": "\\\\"
            default: isEscaped(scalar) ? "\\u{" + String(scalar.value, radix: 16) + "}" : String(scalar)
            }
        }.joined()
    }

    /// Controls, and the direction marks and separators that make a terminal show something else than is there.
    private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: scalar == "\\"
        }
    }
}
