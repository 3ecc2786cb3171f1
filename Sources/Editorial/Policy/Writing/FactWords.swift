import Support

/// What an editor is told of claims that no source supports.
package enum FactWords {
    /// The most that are named: a text of other sources is told by fewer.
    private static let most = 20

    /// A sentence for each unsupported claim, each once.
    static func sentences(_ facts: [Fact]) -> [Message] {
        var seen: Set<Message> = []
        return Array(facts.compactMap(sentence).filter { seen.insert($0).inserted }.prefix(most))
    }

    /// Whether it says of a claim that no source supports it.
    package static func isDoubt(_ message: Message) -> Bool { templates.contains(message.template) }

    /// The same of what stands beside the text.
    static func inAltText(_ doubt: Message) -> Message { "In the alt text: \(doubt)" }
    static func inCard(_ doubt: Message) -> Message { "In the link card: \(doubt)" }

    private static func sentence(_ fact: Fact) -> Message? {
        fact.doubt.map { sentence(fact.claim.kind, fact.claim.words.limited(utf16: 200), $0) }
    }

    private static func sentence(_ kind: Claim.Kind, _ words: String, _ doubt: Fact.Doubt) -> Message {
        switch (kind, doubt) {
        case (.figure, .different(let other)): "The figure \(words) is not in the sources; of its kind they have only \(other)."
        case (.figure, _): "The figure \(words) is not in the sources."
        case (.date, .yearUnknown(let other)): "The date \(words) is not in the sources: they say \(other) and name no year."
        case (.date, _): "The date \(words) is not in the sources."
        case (.name, .different(let other)): "The name \(words) is not in the sources, which have \(other) in its place."
        case (.name, _): "The name \(words) is not in the sources."
        case (.quotation, .different(let other)): "In the sources it is \(other) who says \"\(words)\"."
        case (.quotation, _): "The quotation \"\(words)\" does not stand in the sources word for word."
        case (.link, _): "\(words) does not come from the sources or the brief."
        }
    }

    private static let templates: Set<String> = {
        let doubts: [Fact.Doubt] = [.absent, .different(""), .yearUnknown("")]
        let inText = Claim.Kind.allCases.flatMap { kind in doubts.map { sentence(kind, "", $0) } }
        return Set((inText + [inAltText(""), inCard("")]).map(\.template))
    }()
}
