import Support

/// A sentence, or a part of one, in the languages of the desk. "{1}" is the place of the first argument.
package struct Phrase: Sendable {
    package let english: String
    package let german: String
    package let french: String

    init(_ english: String, de german: String, fr french: String) {
        self.english = english
        self.german = german
        self.french = french
    }
}

/// Everything that Copydesk says at the board, in all its languages.
package enum Phrasebook {
    package static let phrases: [Phrase] = [
        page, rulings, approvals, links, commands, desk, calendar, causes, review, outcomes, orders, platform, published, engines, writers,
        painters, pictures, notion, setup, selection, sources, rules, learning, drafting,
    ].flatMap { $0 }

    private static let german = Dictionary(phrases.map { ($0.english, $0.german) }) { first, _ in first }
    private static let french = Dictionary(phrases.map { ($0.english, $0.french) }) { first, _ in first }

    /// The English template in that language; nil for one that is not in the book.
    package static func phrase(_ english: String, in language: DeskLanguage) -> String? {
        switch language {
        case .english: nil
        case .german: german[english]
        case .french: french[english]
        }
    }
}

extension Message {
    /// The words for those readers; English where the book has no others.
    package func text(in voice: Voice) -> String {
        said(to: voice) { Phrasebook.phrase($0, in: voice.language) }
    }
}

extension Brand {
    /// Its language and time zone.
    package var voice: Voice { Voice(DeskLanguage(tag: language), in: zone.map { Zone(known: $0) } ?? .utc) }
}
