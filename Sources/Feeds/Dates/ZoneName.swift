/// Zones as dates name them.
enum ZoneName {
    /// Seconds east of Greenwich; nil when the word is no zone.
    static func offset(_ word: Substring) -> Int? {
        let word = word.uppercased()
        if let sign = word.first, sign == "+" || sign == "-" || sign == "−" {
            return number(word.dropFirst()).map { sign == "+" ? $0 : -$0 }
        }
        for prefix in ["GMT", "UTC"] where word.hasPrefix(prefix) && word.count > 3 { return offset(Substring(word.dropFirst(3))) }
        if word == "Z" { return 0 }
        if word.hasPrefix("ETC/") { return offset(Substring(word.dropFirst(4))) }
        return hours[word].map { Int($0 * 3600) }
    }

    /// `0200`, `02:00`, `2`, `02`, `530`
    private static func number(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count >= 2 {
            guard let hours = Int(parts[0]), let minutes = Int(parts[1]), (0...15).contains(hours), (0..<60).contains(minutes) else {
                return nil
            }
            return hours * 3600 + minutes * 60
        }
        guard let digits = Int(text), (1...4).contains(text.count) else { return nil }
        let (hours, minutes) = text.count <= 2 ? (digits, 0) : (digits / 100, digits % 100)
        return hours <= 15 && minutes < 60 ? hours * 3600 + minutes * 60 : nil
    }

    /// The zones of RFC 822, whose military letters RFC 2822 calls unknown and so UTC, and the names that feeds use beside them.
    private static let hours: [String: Double] = [
        "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
        "AST": -4, "ADT": -3, "NST": -3.5, "NDT": -2.5, "AKST": -9, "AKDT": -8, "HST": -10, "BST": 1, "WEST": 1, "CET": 1, "MEZ": 1,
        "MET": 1,
        "CEST": 2, "MEST": 2, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "IST": 5.5, "SGT": 8, "HKT": 8, "AWST": 8, "JST": 9, "KST": 9,
        "ACST": 9.5, "AEST": 10, "ACDT": 10.5, "AEDT": 11, "NZST": 12, "NZDT": 13, "BRT": -3, "ART": -3, "SAST": 2,
        "AT": -4, "ET": -5, "CT": -6, "MT": -7, "PT": -8,
    ]
}

/// Months as dates name them, in the languages that feeds are written in though their format asks for English.
enum MonthName {
    /// 1 to 12; nil when the word is no month.
    static func number(_ word: Substring) -> Int? {
        let word = word.lowercased().filter { $0 != "." }
        guard word.count >= 3, word.allSatisfy(\.isLetter) else { return nil }
        return starts.first { word.hasPrefix($0.start) }?.month
    }

    private static let starts: [(start: String, month: Int)] = [
        ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("may", 5), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("oct", 10),
        ("nov", 11), ("dec", 12), ("jän", 1), ("jänner", 1), ("ene", 1), ("gen", 1), ("fév", 2), ("fev", 2), ("mär", 3), ("mrt", 3),
        ("maa", 3), ("avr", 4), ("abr", 4), ("mai", 5), ("mag", 5), ("mei", 5), ("maj", 5), ("juin", 6), ("giu", 6), ("juil", 7),
        ("lug", 7), ("ago", 8), ("aoû", 8), ("set", 9), ("okt", 10), ("ott", 10), ("out", 10), ("dez", 12), ("déc", 12), ("dic", 12),
        ("már", 3), ("ápr", 4), ("máj", 5), ("jún", 6), ("júl", 7), ("sze", 9),
        ("ιαν", 1), ("φεβ", 2), ("μάρ", 3), ("μαρ", 3), ("μάώ", 3), ("μαώ", 3), ("απρ", 4), ("μάι", 5), ("μαϊ", 5), ("μαι", 5), ("ιούν", 6),
        ("ιουν", 6), ("ιον", 6), ("ιούλ", 7), ("ιουλ", 7), ("ιολ", 7), ("αύγ", 8), ("αυγ", 8), ("σεπ", 9), ("οκτ", 10), ("νοέ", 11),
        ("νοε", 11), ("δεκ", 12), ("янв", 1), ("фев", 2), ("мар", 3), ("апр", 4), ("май", 5), ("мая", 5), ("июн", 6), ("июл", 7),
        ("авг", 8), ("сен", 9), ("окт", 10), ("ноя", 11), ("дек", 12), ("sty", 1), ("lut", 2), ("kwi", 4), ("cze", 6), ("lip", 7),
        ("des", 12), ("μαΐ", 5), ("sie", 8), ("wrz", 9), ("paź", 10), ("lis", 11), ("gru", 12),
    ]
}
