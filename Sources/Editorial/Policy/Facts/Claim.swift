/// Something in a text that is right or wrong by its sources: a figure, a date, a name, a quotation or a link.
package struct Claim: Sendable, Hashable {
    /// What sort of thing is said.
    package enum Kind: String, Sendable, Hashable, CaseIterable { case figure, date, name, quotation, link }

    package let kind: Kind
    /// Its words as they stand in the text.
    package let words: String
    /// Where they stand, in characters from the text's start.
    package let range: Range<Int>
    let meaning: Meaning

    /// Whether it says how long something takes: a figure, and for many people a date.
    package var isTimeSpan: Bool { if case .figure(let figure) = meaning { figure.isDuration } else { false } }

    /// What is compared.
    enum Meaning: Sendable, Hashable {
        case figure(Figure)
        /// All that the words may mean; a bare year may be a number too. The words are those of its sentence, if it is the only date there.
        case date([CalendarValue], Figure?, words: Set<String>)
        /// Its words, and whether only a different name in the same place of a source shows that it is one.
        case name(tokens: Range<Int>, isDoubtful: Bool)
        case quotation
        case link
    }
}

/// One of the texts that a draft may rest on.
package struct FactSource: Sendable, Hashable {
    /// Its address, or the id of the brief's page.
    package let address: String
    package let text: String
    /// The day it was published, counted from 1970-01-01: what "yesterday" is counted from.
    package let day: Int?

    package init(address: String, text: String, day: Int? = nil) {
        self.address = address
        self.text = text
        self.day = day
    }
}

/// A claim and what the sources have to say about it.
package struct Fact: Sendable, Hashable {
    /// What code found.
    package enum Finding: Sendable, Hashable {
        /// A source says it, in these words.
        case supported(Quote)
        case unsupported(Doubt)
    }

    /// Why no source supports a claim.
    package enum Doubt: Sendable, Hashable {
        /// It is nowhere in the sources.
        case absent
        /// A source has something else in its place.
        case different(String)
        /// The sources name the day and not the year.
        case yearUnknown(String)
    }

    package let claim: Claim
    package let finding: Finding

    /// Why it is not supported; nil when it is.
    package var doubt: Doubt? { if case .unsupported(let doubt) = finding { doubt } else { nil } }
    /// The words of a source that support it.
    package var support: Quote? { if case .supported(let quote) = finding { quote } else { nil } }
}
