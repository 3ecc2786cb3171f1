/// A language in which people are spoken to.
package enum DeskLanguage: String, Sendable, Hashable, Codable, CaseIterable {
    case english = "en"
    case german = "de"
    case french = "fr"

    /// That of a BCP 47 tag such as "de-AT"; English for any other.
    package init(tag: String) {
        self = Self(rawValue: String(tag.lowercased().prefix { $0 != "-" && $0 != "_" })) ?? .english
    }

    /// Whether a number of things is spoken of as one.
    package func isSingular(_ number: Int) -> Bool { number == 1 || number == 0 && self == .french }

    /// "3.2", and "3,2" in German and French.
    package func words(_ number: Double) -> String {
        let words = number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
        return self == .english ? words : words.replacing(".", with: ",")
    }

    /// From Monday on, shortened.
    package var weekdays: [String] {
        switch self {
        case .english: CivilDate.weekdayNames
        case .german: ["Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."]
        case .french: ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."]
        }
    }
}
