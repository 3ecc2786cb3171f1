/// Names of days as editors write them, in English, German and French, whole or shortened to three or two letters.
enum Weekday {
    /// The days of "Tue", "Mon-Fri", "Sat-Mon" or "daily", 1 being Monday; nil when a name cannot be read.
    static func range(_ words: String) -> [Int]? {
        let words = words.lowercased()
        if ["daily", "täglich", "quotidien"].contains(words) { return Array(1...7) }
        let ends = words.split(separator: "-", omittingEmptySubsequences: false).map { number(String($0)) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2 else { return nil }
        return first <= last ? Array(first...last) : Array(first...7) + Array(1...last)
    }

    /// 1 for Monday, 7 for Sunday.
    static func number(_ word: String) -> Int? {
        let word = word.lowercased()
        return names.firstIndex { list in list.contains { $0 == word || (word.count >= 2 && $0.hasPrefix(word)) } }.map { $0 + 1 }
    }

    private static let names = [
        ["monday", "montag", "lundi"], ["tuesday", "dienstag", "mardi"], ["wednesday", "mittwoch", "mercredi"],
        ["thursday", "donnerstag", "jeudi"], ["friday", "freitag", "vendredi"], ["saturday", "samstag", "samedi"],
        ["sunday", "sonntag", "dimanche"],
    ]
}
