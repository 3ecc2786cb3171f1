import Support

/// Rules in words for operators and programs; the version is taken from them.
extension Rule {
    /// "banned", "count" and so on.
    package var kind: String {
        switch check {
        case .banned: "banned words"
        case .pronouns: "form of address"
        case .required: "required words"
        case .spelling: "spelling"
        case .sources: "sources"
        case .count(let measure, _, _, _): measure.noun.description
        case .legalLine: "legal line"
        case .readingEase: "reading level"
        case .noSuperlatives: "superlatives"
        case .callToAction: "call to action"
        case .question: "question"
        }
    }

    /// What is checked, in a line.
    package var words: String {
        switch check {
        case .banned(let words, let instead): "none of \(Self.list(words))" + (instead.map { "; \"\($0)\" instead" } ?? "")
        case .pronouns(let forms): "readers are not addressed by \(Self.list(forms))"
        case .required(let words): "has \(Self.list(words))"
        case .spelling(let name, let wrong): "\"\(name)\"" + (wrong.isEmpty ? " as written" : ", not \(Self.list(wrong))")
        case .sources: "figures and studies name their source"
        case .count(.questionMarks, .lastSentence, let least, _): least == nil ? "ends without a question" : "ends with a question"
        case .count(let measure, let scope, let least, let most): Self.count(measure, scope, least, most)
        case .legalLine(let line, let subjects): "has \"\(line)\"" + (subjects.isEmpty ? "" : " where it speaks of \(Self.list(subjects))")
        case .readingEase(let ease): "reading ease of at least \(ease)"
        case .noSuperlatives: "no superlatives"
        case .callToAction(let isWanted): isWanted ? "ends with a call to action" : "ends without a call to action"
        case .question: "asked of the model that wrote the draft"
        }
    }

    private static func count(_ measure: Measure, _ scope: Scope, _ least: Int?, _ most: Int?) -> String {
        let place =
            switch scope {
            case .post: ""
            case .paragraph: " in each paragraph"
            case .sentence: " in each sentence"
            case .firstLine: " in the first line"
            case .lastSentence: " in the last sentence"
            }
        return "\(bounds(least, most)) \(measure.noun.description)\(place)"
    }

    private static func bounds(_ least: Int?, _ most: Int?) -> String {
        switch (least, most) {
        case (_, 0): "no"
        case (let least?, let most?): least == most ? "exactly \(least)" : "\(least) to \(most)"
        case (let least?, nil): "at least \(least)"
        case (nil, let most): "at most \(most ?? 0)"
        }
    }

    private static func list(_ words: [String]) -> String { words.map { "\"\($0)\"" }.joined(separator: ", ") }
}

extension Rule.Check {
    /// What is checked, for comparing with that of another version of Copydesk: it must not change with the words above.
    var identity: String {
        switch self {
        case .banned(let words, let instead): Self.joined(["banned", instead ?? ""] + words)
        case .pronouns(let forms): Self.joined(["pronouns"] + forms)
        case .required(let words): Self.joined(["required"] + words)
        case .spelling(let name, let wrong): Self.joined(["spelling", name] + wrong)
        case .sources: "sources"
        case .count(let measure, let scope, let least, let most):
            Self.joined(["count", measure.rawValue, scope.rawValue] + [least, most].map { $0.map(String.init) ?? "" })
        case .legalLine(let line, let subjects): Self.joined(["legal line", line] + subjects)
        case .readingEase(let ease): Self.joined(["reading ease", String(ease)])
        case .noSuperlatives: "superlatives"
        case .callToAction(let isWanted): Self.joined(["call to action", String(isWanted)])
        case .question: "question"
        }
    }

    private static func joined(_ parts: [String]) -> String { parts.joined(separator: "\u{1F}") }
}
