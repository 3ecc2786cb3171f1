import Editorial
import Support
import TOML

/// `[[model.text]]` with `kind = "builtin"`: no keys of its own.
package struct BuiltinSettings: TextModelSettings {
    package static let kind = "builtin"

    package init(_ table: inout TableReader) {}
    package init() {}

    package var price: ModelPrice? { .free }

    package func model(_ tools: WritingTools) -> any TextModel { BuiltinTextModel() }
}

/// Writes without any model: quotes the key sentences of the sources, says who wrote them, and adds the brief's own words.
///
/// Equal orders give equal texts.
package struct BuiltinTextModel: TextModel {
    package let name = "builtin"

    package init() {}

    package func write(_ order: WritingOrder, calls: any CallDesk) async throws -> WritingResult {
        let composer = BuiltinComposer(order)
        guard let writing = composer.writing() else {
            let cause: Message =
                order.assignment.items.isEmpty
                ? "the brief has no key messages and no text to write from: fill in \"Key messages\""
                : "the source has no sentence that can be quoted: use another source, or a model"
            throw ModelFailure(model: name, disposition: .permanent, sentence: cause)
        }
        let violations = DraftChecks.violations(writing, order)
        guard violations.isEmpty else {
            throw ModelFailure(
                model: name, disposition: .permanent, sentence: violations.prefix(3).joined(separator: " ").limited(utf16: 500))
        }
        return WritingResult(writing: writing, model: name, seed: nil, notes: composer.notes() + AnswerChecks.remarks(on: writing, order))
    }
}
