import Support

extension DateParts {
    /// Reads what names its month, or begins with a day: `Sat, 4 Jul 2026 09:08:00 +0200`, `July 4, 2026 9:08 AM`,
    /// `Sat Jul  4 09:08:00 2026`, `04-Jul-26`, `04.07.2026 09:08`.
    mutating func readWords(_ text: String) -> Bool {
        var day: Int?
        var month: Int?
        var hasTime = false
        // French writes Tuesday like March: a month behind the day is the surer one.
        var isSure = false
        for word in DateParts.words(text) {
            let isOffset = word.hasPrefix("+") || word.hasPrefix("-")
            if word.contains(":"), !isOffset {
                guard !hasTime, readTime(word) else { return false }
                hasTime = true
            } else if hasTime, year != nil, ["00", "0000"].contains(word) {
                offset = 0
            } else if let number = Int(word), word.first?.isNumber == true {
                guard take(number, digits: word.count, day: &day) else { return false }
            } else if let number = isSure ? nil : MonthName.number(word) {
                month = number
                isSure = day != nil
            } else if word.contains("/"), !hasTime {
                guard takeSlashed(word, day: &day, month: &month) else { return false }
            } else if hasTime, ["AM", "PM"].contains(word.uppercased()) {
                takeHalf(word.uppercased())
            } else if word.contains("."), day == nil {
                guard takeDotted(word, day: &day, month: &month) else { return false }
            } else if hasTime || isOffset && year != nil, let seconds = ZoneName.offset(word) {
                // "GMT+0200" comes as two words, "+0200 (CEST)" too; the number counts.
                if offset == 0 { offset = seconds }
            } else if isOffset, word.count > 1 {
                return false
            }
        }
        guard let month, let day else { return false }
        (self.month, self.day) = (month, day)
        return true
    }

    private mutating func take(_ number: Int, digits: Int, day: inout Int?) -> Bool {
        if digits <= 2, day == nil {
            day = number
        } else if year == nil, digits == 4 {
            year = number
        } else if year == nil, digits <= 2 {
            // RFC 2822: 00 to 49 are of this century.
            year = number < 50 ? 2000 + number : 1900 + number
        } else {
            return false
        }
        return true
    }

    /// `2026/07/04`, and with the year at the end where the numbers tell which is the day.
    private mutating func takeSlashed(_ word: Substring, day: inout Int?, month: inout Int?) -> Bool {
        let parts = word.split(separator: "/")
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3, parts.count == 3, day == nil else { return word.contains { $0.isLetter } }
        if parts[0].count == 4 {
            (year, month, day) = (numbers[0], numbers[1], numbers[2])
        } else if parts[2].count == 4, numbers[0] > 12 || numbers[1] > 12 || numbers[0] == numbers[1] {
            (day, month) = numbers[0] > 12 ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
            year = numbers[2]
        } else {
            return false
        }
        return true
    }

    private mutating func takeDotted(_ word: Substring, day: inout Int?, month: inout Int?) -> Bool {
        let numbers = word.split(separator: ".").compactMap { Int($0) }
        guard numbers.count == 3, day == nil else { return word.contains { $0.isLetter } }
        (day, month, year) = (numbers[0], numbers[1], numbers[2] < 100 ? 2000 + numbers[2] : numbers[2])
        return true
    }

    /// The words of a date, with zone offsets apart from what they stick to.
    private static func words(_ text: String) -> [Substring] {
        var words: [Substring] = []
        for word in text.split(whereSeparator: { " ,()\t\n\r".contains($0) }).flatMap(DateParts.times) {
            let isOffset = word.hasPrefix("+") || word.hasPrefix("-")
            if isOffset || word.count < 4 {
                words.append(word)
            } else if let sign = word.dropFirst(3).firstIndex(where: { $0 == "+" || $0 == "-" }),
                word.contains(":") || word[..<sign].count == 3,
                !word[..<sign].contains("-"), Int(word[..<sign]) == nil, MonthName.number(word[..<sign]) == nil
            {
                words += [word[..<sign], word[sign...]]
            } else {
                words += word.split(separator: "-")
            }
        }
        return words
    }

    /// A time of day apart from the letters behind it, as in `9:08PM` and `09:08:07GMT`; two strokes before an offset are one.
    private static func times(_ word: Substring) -> [Substring] {
        if word.hasPrefix("--") { return [word.dropFirst()] }
        guard word.first?.isNumber == true, word.contains(":"), let letter = word.firstIndex(where: \.isLetter) else { return [word] }
        return [word[..<letter], word[letter...]]
    }
}
