import Support

/// Weekly posting times, read from words: "Tue 09:00, Thu 14:30", "Mon-Fri 08:15", "daily 09:00".
package struct WeeklySlots: Sendable, Hashable {
    /// One time of the week.
    package struct Time: Sendable, Hashable, Comparable {
        /// 1 is Monday, 7 is Sunday.
        package let weekday: Int
        /// Minutes after midnight.
        package let minute: Int

        package static func < (left: Time, right: Time) -> Bool {
            (left.weekday, left.minute) < (right.weekday, right.minute)
        }
    }

    /// In the order of the week, without repetition.
    package let times: [Time]

    /// Reads the words; throws a `CalendarProblem` that names the part it cannot read.
    package init(parsing words: String) throws {
        var times: Set<Time> = []
        for part in words.split(whereSeparator: { ",;\n".contains($0) }).map({ String($0).trimmed }) where !part.isEmpty {
            let pieces = part.split(separator: " ").map(String.init)
            guard pieces.count == 2, let days = Self.days(pieces[0]), let minute = Self.minute(pieces[1]) else {
                throw CalendarProblem(
                    "the slot \"\(part)\" cannot be read: write for example \"Tue 09:00, Thu 14:30\" or \"Mon-Fri 08:15\"")
            }
            for day in days { times.insert(Time(weekday: day, minute: minute)) }
        }
        self.times = times.sorted()
    }

    /// Minutes after midnight of "09:00".
    package static func minute(_ text: String) -> Int? {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }

    private static func days(_ text: String) -> [Int]? {
        let word = text.lowercased()
        if ["daily", "täglich", "quotidien"].contains(word) { return Array(1...7) }
        let ends = word.split(separator: "-").map { day(String($0)) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2 else { return nil }
        return first <= last ? Array(first...last) : Array(first...7) + Array(1...last)
    }

    /// English, German and French, whole or shortened to three or two letters.
    private static func day(_ word: String) -> Int? {
        names.firstIndex { list in list.contains { $0 == word || (word.count >= 2 && $0.hasPrefix(word)) } }.map { $0 + 1 }
    }

    private static let names = [
        ["monday", "montag", "lundi"], ["tuesday", "dienstag", "mardi"], ["wednesday", "mittwoch", "mercredi"],
        ["thursday", "donnerstag", "jeudi"], ["friday", "freitag", "vendredi"], ["saturday", "samstag", "samedi"],
        ["sunday", "sonntag", "dimanche"],
    ]
}

/// Words of a calendar that cannot be read, or a zone that does not exist.
package struct CalendarProblem: DeskError {
    package let description: String
    package var disposition: Disposition { .permanent }

    package init(_ description: String) { self.description = description }
}
