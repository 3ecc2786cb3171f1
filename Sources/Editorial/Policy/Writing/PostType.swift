import Support

/// The types of posts that a brief may ask for, and what each asks of a writer.
package enum PostType: String, Sendable, CaseIterable {
    case announcement, educational, opinion, story, question

    /// The type that a brief names; nil for none and for words of its editors' own.
    package init?(_ brief: Brief) { self.init(rawValue: brief.postType.trimmed.lowercased()) }

    /// A sentence behind the task, and another for the tone; empty when the brief says nothing of either.
    static func guidance(_ brief: Brief) -> String {
        let type = PostType(brief).map { " " + $0.asks } ?? ""
        let tone = brief.tone.trimmed.isEmpty ? "" : " Keep to the brief's tone; it goes before the brand's."
        return type + tone
    }

    private var asks: String {
        switch self {
        case .announcement: "It is an announcement: say the news in the first line, then what it means for the readers."
        case .educational: "It is educational: explain one thing so that readers can use it, step by step."
        case .opinion: "It is an opinion: take the stand that the brief takes, and give its reasons."
        case .story: "It is a story: tell what happened in its order, and invent nothing."
        case .question: "It is a question: end with one open question that the readers can answer from their own work."
        }
    }
}
