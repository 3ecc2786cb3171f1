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

    /// Reads the words; throws a `CalendarProblem` that names the word it cannot read.
    package init(parsing words: String) throws {
        var times: Set<Time> = []
        for part in words.split(whereSeparator: { ",;\n".contains($0) }).map({ String($0).trimmed }) where !part.isEmpty {
            let pieces = part.split(separator: " ").map(String.init)
            guard let days = Weekday.range(pieces[0]) else { throw Self.problem(part, at: pieces[0]) }
            guard pieces.count >= 2, let minute = Self.minute(pieces[1]) else { throw Self.problem(part, at: pieces.dropFirst().first) }
            if pieces.count > 2 { throw Self.problem(part, at: pieces[2]) }
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

    private static func problem(_ part: String, at word: String?) -> CalendarProblem {
        let example: Message = "\"Tue 09:00, Thu 14:30\" or \"Mon-Fri 08:15\""
        let words = part.limited(utf16: 80)
        return CalendarProblem(
            word.map { "the slot \"\(words)\" cannot be read at \"\($0.limited(utf16: 40))\": write for example \(example)" }
                ?? "the slot \"\(words)\" cannot be read to its end: write for example \(example)")
    }
}

/// Words of a calendar that cannot be read, or a zone that does not exist.
package struct CalendarProblem: DeskError {
    package let message: Message
    package var description: String { message.description }
    package var disposition: Disposition { .permanent }

    package init(_ message: Message) { self.message = message }
}
