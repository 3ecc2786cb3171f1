import Support

/// What a language model's answer is held to beyond what every text is; whoever only quotes cannot meet it.
package enum AnswerChecks {
    /// Reasons to ask again; empty when it can become a draft.
    package static func violations(_ writing: Writing, _ order: WritingOrder) -> [Message] {
        DraftChecks.violations(writing, order) + remarks(on: writing, order)
    }

    /// The part of it that an editor is told of a text that nobody can be asked for again.
    package static func remarks(on writing: Writing, _ order: WritingOrder) -> [Message] {
        language(writing, order.assignment.brand) + callToAction(writing, order.assignment)
            + VariantCheck.problems(writing, beside: order.revision?.others ?? [], language: order.assignment.brand.language)
    }

    private static func language(_ writing: Writing, _ brand: Brand) -> [Message] {
        let text = ([writing.hook] + writing.body).joined(separator: " ")
        guard let other = LanguageGuess.other(than: brand.language, in: text) else { return [] }
        return ["The text is in \(Language.name(of: other)): write it in \(Language.name(of: brand.language))."]
    }

    private static func callToAction(_ writing: Writing, _ assignment: Assignment) -> [Message] {
        let isAsked = !(assignment.brief?.callToAction ?? "").trimmed.isEmpty
        return isAsked && writing.callToAction.trimmed.isEmpty ? ["call_to_action is empty: the brief asks for one."] : []
    }
}
