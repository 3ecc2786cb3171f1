/// One thing that a brand's guidelines ask of every draft, with the sentence that asks for it.
package struct Rule: Sendable, Hashable {
    /// How a draft is checked by it.
    package enum Check: Sendable, Hashable {
        /// None of the words and phrases, in any inflection; `instead` is what the brand says in their place.
        case banned([String], instead: String?)
        /// None of the pronouns by which readers are not to be addressed, in these very forms.
        case pronouns([String])
        /// All of the words and phrases.
        case required([String])
        /// The name as the brand writes it, and in none of the other ways.
        case spelling(String, wrong: [String])
        /// Whoever reads a figure or a study's result reads who says so.
        case sources
        /// So many of something in each part of the text.
        case count(Measure, in: Scope, atLeast: Int?, atMost: Int?)
        /// The line to the letter; in every draft, or in those that speak of one of the subjects.
        case legalLine(String, about: [String])
        /// At least so much of Flesch's reading ease, in the measure of the brand's language.
        case readingEase(Int)
        case noSuperlatives
        /// The end asks readers to do something, or does not.
        case callToAction(isWanted: Bool)
        /// No code can tell: the model that wrote the draft is asked whether it breaks the sentence.
        case question
    }

    /// What is counted.
    package enum Measure: String, Sendable {
        case words, characters, sentences, paragraphs, emoji, hashtags, exclamationMarks, questionMarks, ellipses, semicolons, dashes
        case capitals, links
    }

    /// The parts of a text in each of which it is counted.
    package enum Scope: String, Sendable {
        case post, paragraph, sentence, firstLine, lastSentence
    }

    /// Whether the sentence asks for something or rules it out.
    package enum Polarity: String, Sendable { case demands, forbids }

    package let check: Check
    /// As it stands in the guidelines; empty where the property "Banned words" asks for it.
    package let sentence: String
    package let polarity: Polarity

    init(_ check: Check, _ sentence: String, forbids: Bool = false) {
        self.check = check
        self.sentence = sentence
        polarity = forbids ? .forbids : .demands
    }

    /// Whether code checks it, as opposed to a model.
    package var isOfCode: Bool { check != .question }

    /// Whether a draft that breaks it cannot be approved: what the law asks for. All else is the editors' to weigh.
    package var blocksApproval: Bool { if case .legalLine = check { true } else { false } }
}
