import Support

/// Days without posts: "2026-12-24..2026-12-26, 2027-01-01".
package struct Blackouts: Sendable, Hashable {
    /// Days since 1970-01-01, first and last of each range.
    private let ranges: [ClosedRange<Int>]

    /// Reads the words; throws a `CalendarProblem` that names the part it cannot read.
    package init(parsing words: String) throws {
        ranges = try words.split(whereSeparator: { ",;\n".contains($0) }).map { String($0).trimmed }.filter { !$0.isEmpty }.map { part in
            let ends = part.replacing("..", with: "|").split(separator: "|").map { Self.day(String($0).trimmed) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last else {
                throw CalendarProblem("the blackout \"\(part)\" cannot be read: write for example \"2026-12-24..2026-12-26, 2027-01-01\"")
            }
            return first...last
        }
    }

    /// Whether nothing is posted on that day.
    package func contains(_ wall: WallTime) -> Bool {
        let day = CivilDate.days(year: wall.year, month: wall.month, day: wall.day)
        return ranges.contains { $0.contains(day) }
    }

    private static func day(_ text: String) -> Int? {
        let parts = text.split(separator: "-").map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], (1...12).contains(month),
            (1...CivilDate.length(year: year, month: month)).contains(day)
        else { return nil }
        return CivilDate.days(year: year, month: month, day: day)
    }
}
