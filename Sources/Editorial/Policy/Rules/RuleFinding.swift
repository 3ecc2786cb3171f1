import Support

/// What breaks a rule in a draft.
package struct RuleFinding: Sendable {
    package let rule: Rule
    /// Words as they stand in the draft; empty where something is missing as a whole.
    package let quote: String
    /// What is wrong, without the rule's sentence.
    let what: Message

    init(_ rule: Rule, _ quote: String, _ what: Message) {
        self.rule = rule
        self.quote = quote
        self.what = what
    }

    /// For Checks: what is wrong, and the sentence of the guidelines.
    package var message: Message { Self.message(what, rule.sentence) }

    static let quoteUnits = 120

    private static func message(_ what: Message, _ sentence: String) -> Message {
        if sentence.isEmpty { return what }
        let sentence = sentence.limited(utf16: 300)
        return "\(what) Guidelines: \"\(sentence)\""
    }

    /// What a model found, with its name.
    package init(_ rule: Rule, quote: String, toldBy model: String) {
        self.init(rule, quote, Self.told(quote, by: model))
    }

    private static func told(_ quote: String, by model: String) -> Message {
        "\"\(quote)\" goes against the guidelines, says \(model)."
    }

    /// Whether a message under Checks is a finding by rules.
    package static func isOne(_ message: Message) -> Bool { marks.contains(message.template) }

    private static let marks = [message("", "sentence").template, banned("").template]

    static func banned(_ quote: String) -> Message { "\"\(quote)\" is on the brand's list of banned words." }

    /// Whether what a model found still counts: its sentence is in force, and the words are in the text.
    package static func stands(_ message: Message, _ rulebook: Rulebook, in text: String) -> Bool {
        guard let quote = told(in: message), case .text(let sentence)? = message.arguments.last else { return false }
        return text.contains(quote) && rulebook.questions.contains { $0.sentence.limited(utf16: 300) == sentence }
    }

    private static func told(in message: Message) -> String? {
        guard isOne(message), case .message(let what)? = message.arguments.first, what.template == told("", by: "").template,
            case .text(let quote)? = what.arguments.first
        else { return nil }
        return quote
    }
}
