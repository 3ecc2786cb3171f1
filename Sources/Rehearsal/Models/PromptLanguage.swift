/// The language a material is in, found by its commonest words.
enum PromptLanguage: String, Sendable, CaseIterable {
    case english = "en"
    case german = "de"
    case french = "fr"

    init(of text: String) {
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        func hits(_ language: PromptLanguage) -> Int { words.count { Self.common[language]?.contains($0) == true } }
        self = Self.allCases.max { hits($0) < hits($1) } ?? .english
    }

    /// The language that the system prompt asks for, such as "Write in German".
    init?(askedIn system: String) {
        let names: [(String, PromptLanguage)] = [
            ("english", .english), ("german", .german), ("deutsch", .german), ("french", .french), ("français", .french),
        ]
        let words = system.lowercased()
        guard
            let found = names.first(where: { words.contains("in \($0.0)") || words.contains("en \($0.0)") || words.contains("auf \($0.0)") }
            )
        else {
            return nil
        }
        self = found.1
    }

    func picture(of first: String, and second: String) -> String {
        switch self {
        case .english: "The picture stands for \(first) and \(second)."
        case .german: "Das Bild steht für \(first) und \(second)."
        case .french: "L'image évoque \(first) et \(second)."
        }
    }

    func question(_ topic: String) -> String {
        switch self {
        case .english: "What is your experience with \(topic)?"
        case .german: "Welche Erfahrungen haben Sie mit \(topic) gemacht?"
        case .french: "Quelle est votre expérience avec \(topic) ?"
        }
    }

    static func isCommon(_ word: String) -> Bool { common.values.contains { $0.contains(word.lowercased()) } }

    private static let common: [PromptLanguage: Set<String>] = [
        .english: [
            "the", "and", "of", "to", "in", "is", "that", "for", "with", "was", "on", "are", "by", "from", "has", "have", "its", "this",
            "will", "than",
            "were", "which", "been", "their", "they", "more", "about", "said", "says", "would", "when", "after", "into", "over", "our",
            "you", "your",
        ],
        .german: [
            "der", "die", "das", "und", "ist", "nicht", "mit", "von", "dem", "den", "ein", "eine", "einen", "für", "auf", "im", "zu",
            "wird", "werden", "sich",
            "auch", "bei", "nach", "aus", "als", "wie", "noch", "sind", "hat", "haben", "über", "mehr", "sagt", "zum", "zur",
        ],
        .french: [
            "le", "la", "les", "et", "des", "est", "une", "un", "du", "dans", "pour", "avec", "sur", "pas", "que", "qui", "par", "au",
            "aux", "ce", "cette",
            "sont", "ont", "plus", "ses", "leur", "nous", "vous", "été", "elle", "selon",
        ],
    ]
}
