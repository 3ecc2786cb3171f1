import Support

/// One line of an iCalendar file, unfolded (RFC 5545, 3.1): `DTSTART;VALUE=DATE:20261225`.
struct ContentLine: Sendable, Equatable {
    /// Where it begins in the file, from 1.
    let number: Int
    /// Upper case.
    let name: String
    /// By upper-case name, without quotes; of several values the first.
    let parameters: [String: String]
    let value: String

    /// Most lines of one file.
    static let most = 100_000

    /// All lines of a file, without empty ones.
    static func all(in bytes: [UInt8]) throws(HolidayRefusal) -> [ContentLine] {
        var lines: [ContentLine] = []
        for (number, bytes) in unfolded(bytes) {
            guard let text = String(validating: bytes, as: UTF8.self) else { throw HolidayRefusal("line \(number) is not UTF-8") }
            guard let line = ContentLine(text, number: number) else {
                throw HolidayRefusal("line \(number) is none of an iCalendar file: \"\(text.limited(utf16: 40))\"")
            }
            if lines.count == most { throw HolidayRefusal("it has more than \(most) lines") }
            lines.append(line)
        }
        return lines
    }

    /// Lines whose continuations (they begin with a space or tab) are joined to them; a letter may be cut in two by the folding.
    private static func unfolded(_ bytes: [UInt8]) -> [(number: Int, bytes: [UInt8])] {
        var lines: [(number: Int, bytes: [UInt8])] = []
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            let line = line.last == 13 ? line.dropLast() : line
            if let first = line.first, first == 32 || first == 9, !lines.isEmpty {
                lines[lines.count - 1].bytes += line.dropFirst()
            } else if !line.isEmpty {
                lines.append((index + 1, Array(line)))
            }
        }
        return lines
    }

    /// nil when the text is no name, parameters, colon and value.
    init?(_ text: String, number: Int) {
        self.number = number
        var rest = Substring(text)
        let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        rest = rest.dropFirst(name.count)
        guard !name.isEmpty else { return nil }
        var parameters: [String: String] = [:]
        while rest.first == ";" {
            let key = rest.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            rest = rest.dropFirst(1 + key.count)
            guard !key.isEmpty, rest.first == "=" else { return nil }
            repeat {
                rest = rest.dropFirst()
                let isQuoted = rest.first == "\""
                if isQuoted { rest = rest.dropFirst() }
                let value = rest.prefix { isQuoted ? $0 != "\"" : !";:,\"".contains($0) }
                rest = rest.dropFirst(value.count)
                if isQuoted {
                    guard rest.first == "\"" else { return nil }
                    rest = rest.dropFirst()
                }
                if parameters[key.uppercased()] == nil { parameters[key.uppercased()] = String(value) }
            } while rest.first == ","
        }
        guard rest.first == ":" else { return nil }
        self.name = name.uppercased()
        self.parameters = parameters
        value = String(rest.dropFirst())
    }
}

/// Why a file is no calendar at all; reads on after "it cannot be read:".
struct HolidayRefusal: Error, Equatable {
    let reason: String
    init(_ reason: String) { self.reason = reason }
}

/// Why one event cannot be understood.
struct EventProblem: Error, Equatable {
    let reason: String
    init(_ reason: String) { self.reason = reason }
}
